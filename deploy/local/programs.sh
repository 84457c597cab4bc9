# Read by the commands beside it: where a local cluster lives, how each of its programs is started, and how one sees that it is ready.
# shellcheck shell=bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# In the order in which they start; they end the other way round.
programs="etcd kube-apiserver kube-controller-manager kube-scheduler kwok temporal"

usage() { sed -n 's/^# usage: /usage: /p' "$0" >&2; exit 2; }

fail() { echo "$*" >&2; exit 1; }

absolute() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac; }

# use_directory [DIR]: sets dir, and the settings that it was brought up with; those of the environment when it never was.
use_directory() {
  dir=$(absolute "${1:-$here/run}")
  if [ -f "$dir/settings" ]; then
    # shellcheck disable=SC1091
    . "$dir/settings"
  else
    settings_from_environment
  fi
}

settings_from_environment() {
  bin=$(absolute "${SLUICE_LOCAL_BIN:-$dir/bin}")
  api_port=${API_PORT:-16443}
  etcd_port=${ETCD_PORT:-23790}
  temporal_port=${TEMPORAL_PORT:-7233}
  temporal_ui_port=${TEMPORAL_UI_PORT:-8233}
  temporal_db=${TEMPORAL_DB:+$(absolute "$TEMPORAL_DB")}
  ready_ms=${READY_MS:-1000}
  save_settings
}

# Keeps the settings for the other commands, and writes DIR/env for who wants to use the cluster.
save_settings() {
  local name
  mkdir -p "$dir/log" "$dir/pki"
  for name in bin api_port etcd_port temporal_port temporal_ui_port temporal_db ready_ms; do
    printf '%s=%q\n' "$name" "${!name}"
  done >"$dir/settings"
  {
    printf 'export SLUICE_LOCAL_DIR=%q\n' "$dir"
    printf 'export SLUICE_LOCAL_BIN=%q\n' "$bin"
    printf 'export SLUICE_LOCAL_KUBECONFIG=%q\n' "$dir/kubeconfig"
    printf 'export SLUICE_LOCAL_TEMPORAL=%q\n' "127.0.0.1:$temporal_port"
  } >"$dir/env"
}

kube() { "$bin/kubectl" --kubeconfig "$dir/kubeconfig" "$@"; }

# --- building -----------------------------------------------------------------------------------------------------------------

build_all() {
  local program version
  mkdir -p "$bin"
  version=$(sed -n 's/^require k8s.io\/kubernetes v//p' "$here/kube/go.mod")
  for program in kube-apiserver kube-controller-manager kube-scheduler kubectl; do
    build "$program" kube "k8s.io/kubernetes/cmd/$program" "$(kube_version_flags "$version")"
  done
  build etcd etcd go.etcd.io/etcd/server/v3
  build kwok kwok sigs.k8s.io/kwok/cmd/kwok
  build temporal temporal github.com/temporalio/cli/cmd/temporal
}

# A module build knows no version of its own, and would call itself v0.0.0.
kube_version_flags() {
  local minor=${1#*.} package
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    echo "-X $package.gitVersion=v$1 -X $package.gitMajor=${1%%.*} -X $package.gitMinor=${minor%%.*}"
  done
}

# build NAME MODULE PACKAGE [LINKER FLAGS]: does nothing when the program is there.
build() {
  [ ! -x "$bin/$1" ] || return 0
  command -v go >/dev/null || fail "$1 is not in $bin and cannot be built: there is no 'go' on the PATH (1.26 or newer is needed)"
  echo "building $1"
  (cd "$here/$2" && go build -ldflags="-s -w ${4:-}" -o "$bin/.$1.new" "$3")
  mv "$bin/.$1.new" "$bin/$1"
}

# --- the programs: serve_NAME starts it, ports_NAME are those it needs free, ready_NAME succeeds once it can be used ----------

serve_etcd() {
  launch etcd --data-dir "$dir/etcd" --unsafe-no-fsync --log-level error \
    --listen-client-urls "http://127.0.0.1:$etcd_port" --advertise-client-urls "http://127.0.0.1:$etcd_port" \
    --listen-peer-urls "http://127.0.0.1:$((etcd_port + 1))"
}
ports_etcd() { echo "$etcd_port $((etcd_port + 1))"; }
ready_etcd() { listens "$etcd_port"; }

serve_kube-apiserver() {
  make_identities
  launch kube-apiserver --etcd-servers="http://127.0.0.1:$etcd_port" --bind-address=127.0.0.1 --secure-port="$api_port" \
    --cert-dir="$dir/pki/api" --token-auth-file="$dir/pki/tokens.csv" --authorization-mode=RBAC \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$dir/pki/sa.pub" \
    --service-account-signing-key-file="$dir/pki/sa.key" --service-cluster-ip-range=10.96.0.0/16 \
    --endpoint-reconciler-type=none --disable-admission-plugins=ServiceAccount --allow-privileged \
    --enable-admission-plugins=OwnerReferencesPermissionEnforcement \
    --max-requests-inflight=3000 --max-mutating-requests-inflight=1000
}
ports_kube-apiserver() { echo "$api_port"; }
ready_kube-apiserver() { kube get --raw /readyz; }

# Nobody reports on the node after its first report, so nobody may miss that: else all pods lose their readiness once a minute.
serve_kube-controller-manager() {
  launch kube-controller-manager --kubeconfig="$dir/kubeconfig" --root-ca-file="$dir/pki/api/apiserver.crt" \
    --service-account-private-key-file="$dir/pki/sa.key" --leader-elect=false --secure-port=0 \
    --controllers='*,-node-ipam-controller' --node-monitor-grace-period=24h --kube-api-qps=500 --kube-api-burst=1000 --concurrent-replicaset-syncs=20
}
ports_kube-controller-manager() { :; }
ready_kube-controller-manager() { kube get serviceaccount default --namespace default; }

serve_kube-scheduler() {
  launch kube-scheduler --kubeconfig="$dir/kubeconfig" --leader-elect=false --secure-port=0 --kube-api-qps=500 --kube-api-burst=1000
}
ports_kube-scheduler() { :; }
ready_kube-scheduler() { :; }

serve_kwok() {
  sed "s/@READY_MS@/$ready_ms/" "$here/stages.yaml" >"$dir/stages.yaml"
  launch kwok --kubeconfig="$dir/kubeconfig" --manage-all-nodes=true --config "$dir/stages.yaml" --node-lease-duration-seconds=0
  kube apply -f - >/dev/null <<K
{apiVersion: v1, kind: Node, metadata: {name: node-1, labels: {kubernetes.io/hostname: node-1, kubernetes.io/os: linux}}}
K
}
ports_kwok() { :; }
ready_kwok() {
  kube wait --for=condition=Ready node/node-1 --timeout=1s && { kube taint node node-1 node.kubernetes.io/not-ready- || true; }
}

serve_temporal() {
  local attribute attributes=(--search-attribute SluiceImage=KeywordList)
  for attribute in SluiceNamespace SluiceName SluiceKind SluicePhase SluiceVerdict; do
    attributes+=(--search-attribute "$attribute=Keyword")
  done
  launch temporal server start-dev --ip 127.0.0.1 --port "$temporal_port" --ui-port "$temporal_ui_port" --log-level error \
    ${temporal_db:+--db-filename "$temporal_db"} "${attributes[@]}"
}
ports_temporal() { echo "$temporal_port $temporal_ui_port"; }
ready_temporal() { "$bin/temporal" operator search-attribute list --address "127.0.0.1:$temporal_port" | grep SluiceImage; }

# The token is made anew for each directory, so that one cluster is never taken for another.
make_identities() {
  [ -f "$dir/pki/sa.key" ] || (umask 077 && openssl genrsa -out "$dir/pki/sa.key" 2048 2>/dev/null)
  openssl rsa -in "$dir/pki/sa.key" -pubout -out "$dir/pki/sa.pub" 2>/dev/null
  [ -f "$dir/pki/tokens.csv" ] || (umask 077 && echo "$(openssl rand -hex 16),admin,admin,system:masters" >"$dir/pki/tokens.csv")
  (umask 077 && cat >"$dir/kubeconfig") <<K
apiVersion: v1
kind: Config
clusters: [{name: local, cluster: {server: "https://127.0.0.1:$api_port", certificate-authority: "$dir/pki/api/apiserver.crt"}}]
users: [{name: admin, user: {token: $(cut -d, -f1 "$dir/pki/tokens.csv")}}]
contexts: [{name: local, context: {cluster: local, user: admin, namespace: default}}]
current-context: local
K
}

# --- starting and ending ------------------------------------------------------------------------------------------------------

# launch NAME ARGUMENT...: in a process group of its own, so that Ctrl-C in this terminal does not reach it.
launch() {
  local name=$1
  shift
  set -m
  nohup "$bin/$name" "$@" >>"$dir/log/$name.log" 2>&1 </dev/null &
  echo $! >"$dir/$name.pid"
  set +m
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The command line is looked at too: after a reboot the number may belong to somebody else, and a zombie has none.
alive() {
  local pid
  pid=$(cat "$dir/$1.pid" 2>/dev/null) || return 1
  case $(ps -o args= -p "$pid" 2>/dev/null) in *"/$1 "*) return 0 ;; *) return 1 ;; esac
}

start_program() {
  local port
  alive "$1" && fail "$1 already runs in $dir"
  for port in $("ports_$1"); do
    ! listens "$port" || fail "$1 needs port $port of 127.0.0.1, which is taken"
  done
  "serve_$1"
  await_program "$1" 60
}

# await_program NAME SECONDS
await_program() {
  local pid deadline=$((SECONDS + $2))
  pid=$(cat "$dir/$1.pid")
  until "ready_$1" >/dev/null 2>&1; do
    kill -0 "$pid" 2>/dev/null || fail_with_log "$1" "$1 ended at its start"
    [ "$SECONDS" -lt "$deadline" ] || fail_with_log "$1" "$1 is not ready after $2 s"
    sleep 0.2
  done
}

# fail_with_log NAME MESSAGE
fail_with_log() {
  echo "$2; the last lines of $dir/log/$1.log:" >&2
  tail -n 25 "$dir/log/$1.log" >&2
  exit 1
}

# Asks the program to end, insists after 5 s, and returns when it is gone.
stop_program() {
  signal_program "$1" TERM 5 || signal_program "$1" KILL 5 || fail "$1 does not end: process $(cat "$dir/$1.pid")"
  rm -f "$dir/$1.pid"
}

# signal_program NAME SIGNAL SECONDS: whether it is gone within that time.
signal_program() {
  local deadline=$((SECONDS + $3))
  alive "$1" || return 0
  kill -"$2" "$(cat "$dir/$1.pid")" 2>/dev/null || true
  while alive "$1"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

known_program() {
  case " $programs " in *" $1 "*) ;; *) fail "there is no program '$1'; there are: $programs" ;; esac
}
