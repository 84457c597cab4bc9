#!/usr/bin/env bash
# Tests of the launcher starter/src/main/dist/bin/sluice, with played JDKs. Prints one line a test and ends with the count.
set -uo pipefail
launcher=$(cd "$(dirname "$0")/../.." && pwd)/starter/src/main/dist/bin/sluice
work=$(mktemp -d "${TMPDIR:-/tmp}/sluice launcher.XXXXXX")
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# --- what a test is made of ---------------------------------------------------------------------------------------------------

# The commands that the launcher uses, and no java.
mkdir -p "$work/tools" "$work/none" "$work/dist/bin" "$work/dist/lib"
for tool in sh sed tr find sort dirname readlink cat; do ln -s "$(command -v "$tool")" "$work/tools/$tool"; done
cp "$launcher" "$work/dist/bin/sluice"

# jdk NAME VERSION [norelease]: a Java that prints its version when asked, else its process id, home and arguments, a line each.
jdk() {
  mkdir -p "$work/$1/bin"
  [ "${3:-}" = norelease ] || printf 'IMPLEMENTOR="Nobody"\nJAVA_VERSION="%s"\n' "$2" >"$work/$1/release"
  cat >"$work/$1/bin/java" <<J
#!/bin/sh
if [ "\$1" = -version ]; then echo 'openjdk version "$2" 2026-01-01' >&2; exit 0; fi
printf '%s\n' "pid=\$\$" "home=$work/$1" "arenas=\${MALLOC_ARENA_MAX:-}" "\$@"
J
  chmod +x "$work/$1/bin/java"
}

# run [VARIABLE=VALUE...] -- [ARGUMENT...]: the launcher with nothing else in its environment; sets out, err and code.
run() {
  local settings=()
  while [ "$1" != -- ]; do settings+=("$1"); shift; done
  shift
  env -i PATH="$work/tools" HOME="$work/none" SLUICE_JVM_DIRS="$work/none" ${settings[@]+"${settings[@]}"} \
    "${command_to_run:-$work/dist/bin/sluice}" "$@" >"$work/out" 2>"$work/err"
  code=$? out=$(cat "$work/out") err=$(cat "$work/err")
}

check() {
  if [ "$2" = "$3" ]; then return; fi
  printf '    %s: expected <%s> but was <%s>\n' "$1" "$2" "$3"
  problems=$((problems + 1))
}
has() {
  case $'\n'$2$'\n' in *"$3"*) return ;; esac
  printf '    %s: expected to find <%s> in <%s>\n' "$1" "$3" "$2"
  problems=$((problems + 1))
}
lacks() {
  case $'\n'$2$'\n' in *"$3"*) ;; *) return ;; esac
  printf '    %s: expected not to find <%s> in <%s>\n' "$1" "$3" "$2"
  problems=$((problems + 1))
}

# --- the tests ----------------------------------------------------------------------------------------------------------------

saysWhenThereIsNoJavaAtAll() {
  run -- version
  check code 1 "$code"
  check stdout "" "$out"
  has stderr "$err" "needs Java 21 or newer"
  has stderr "$err" "no Java at all"
}

namesTheVersionsThatAreTooOld() {
  run PATH="$work/jdk 17/bin:$work/tools" JAVA_HOME="$work/jre8" -- version
  check code 1 "$code"
  has stderr "$err" "Java 17 in $work/jdk 17"
  has stderr "$err" "Java 8 in $work/jre8"
}

findsAnInstalledJdkWhenThePathHasAnOldOne() {
  run PATH="$work/jdk 17/bin:$work/tools" SLUICE_JVM_DIRS="$work/none:$work/jvm s" -- version
  check code 0 "$code"
  has java "$out" "home=$work/jvm s/b21"
}

followsTheLinkOfTheJavaOnThePath() {
  mkdir -p "$work/alternatives" && ln -sf "../jdk25/bin/java" "$work/alternatives/java"
  run PATH="$work/alternatives:$work/tools" -- version
  has java "$out" "home=$work/jdk25"
}

looksIntoTheBundlesOfMacOs() {
  run SLUICE_JVM_DIRS="$work/bundles" -- --which-java
  check java "$work/bundles/x.jdk/Contents/Home" "$out"
}

prefersJavaHomeToThePath() {
  run PATH="$work/jdk25/bin:$work/tools" JAVA_HOME="$work/jvm s/b21" -- --which-java
  check java "$work/jvm s/b21" "$out"
}

refusesTheNamedJavaWhenItIsTooOld() {
  run SLUICE_JAVA_HOME="$work/jdk 17" JAVA_HOME="$work/jdk25" -- version
  check code 1 "$code"
  has stderr "$err" "SLUICE_JAVA_HOME is $work/jdk 17"
}

asksAJavaWithoutReleaseFile() {
  run SLUICE_JAVA_HOME="$work/bare26" -- --which-java
  check java "$work/bare26" "$out"
}

handsArgumentsThroughUnchanged() {
  run JAVA_HOME="$work/jdk25" -- set image "a b" '*=x*' ''
  has arguments "$out" $'-cp\n'"$work/dist/lib/*"$'\ndev.sluice.starter.Sluice\nset\nimage\na b\n*=x*\n'
}

worksThroughSymbolicLinks() {
  mkdir -p "$work/usr bin" && ln -sf ../dist/bin/sluice "$work/usr bin/sluice-1" && ln -sf sluice-1 "$work/usr bin/sluice"
  command_to_run="$work/usr bin/sluice" run JAVA_HOME="$work/jdk25" -- version
  has arguments "$out" "$work/dist/lib/*"
}

becomesTheJavaProcess() {
  env -i PATH="$work/tools" JAVA_HOME="$work/jdk25" "$work/dist/bin/sluice" version >"$work/out" &
  local pid=$!
  wait "$pid"
  has process "$(cat "$work/out")" "pid=$pid"
}

startsShortCommandsWithTheQuickCompilerOnly() {
  run JAVA_HOME="$work/jdk25" -- get rollout controller
  has options "$out" "-XX:TieredStopAtLevel=1"
  has environment "$out" $'arenas=\n'
}

keepsTheOptimizingCompilerForServers() {
  for server in controller worker starter; do
    run JAVA_HOME="$work/jdk25" -- "$server" --watch-namespace=a
    lacks options "$out" "-Xms16m"
    has options "$out" "-XX:+ExitOnOutOfMemoryError"
    has environment "$out" $'arenas=2\n'
  done
}

addsTheUsersOptionsLast() {
  run JAVA_HOME="$work/jdk25" SLUICE_JAVA_OPTS="-Xmx64m  -Dx=*" -- controller
  has options "$out" $'-Xmx64m\n-Dx=*\n-cp\n'
}

silencesWarningsOnlyWhereTheOptionsExist() {
  run JAVA_HOME="$work/jvm s/b21" -- version
  lacks options "$out" "--sun-misc-unsafe-memory-access"
  run JAVA_HOME="$work/jdk25" -- version
  has options "$out" "--sun-misc-unsafe-memory-access=allow"
}

jdk "jdk 17" 17.0.15
jdk jre8 1.8.0_402 norelease
jdk jdk25 25.0.1
jdk bare26 26-ea norelease
jdk "jvm s/a17" 17
jdk "jvm s/b21" 21.0.5
jdk bundles/x.jdk/Contents/Home 21
for behaviour in $(declare -F | sed -n 's/^declare -f //p' | grep -vxE 'jdk|run|check|has|lacks'); do
  problems=0
  "$behaviour"
  if [ "$problems" = 0 ]; then passed=$((passed + 1)); echo "ok   $behaviour"; else failed=$((failed + 1)); echo "FAIL $behaviour"; fi
done
echo "launcher: $passed passed, $failed failed"
[ "$failed" = 0 ]
