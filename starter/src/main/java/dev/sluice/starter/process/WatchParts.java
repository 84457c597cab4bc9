package dev.sluice.starter.process;

import dev.sluice.kube.Key;
import dev.sluice.kube.cache.TakenOver;
import dev.sluice.starter.analysis.AnalysisWatch;
import dev.sluice.starter.guard.KubernetesLease;
import dev.sluice.starter.guard.PreferenceLease;
import dev.sluice.starter.runs.RunKind;
import dev.sluice.starter.runs.TemporalRuns;
import dev.sluice.starter.timing.KeyQueue;
import dev.sluice.starter.timing.Outage;
import dev.sluice.starter.timing.SystemTimers;
import dev.sluice.starter.watch.Watch;
import dev.sluice.starter.watch.World;
import dev.sluice.worker.Served;
import io.temporal.common.interceptors.WorkerInterceptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The watch with its timers, its runs and its preference. */
final class WatchParts implements AutoCloseable {
    private static final String LEASE = "sluice-controller";

    private final SystemTimers timers = new SystemTimers();
    private final TemporalRuns runs;
    private final TemporalRuns analysisRuns;
    private final PreferenceLease lease;
    private final Watch watch;
    private final AnalysisWatch analyses;
    private final ClusterParts cluster;
    private final KeyQueue services;
    private final KeyQueue deployments;

    WatchParts(Ground ground, ClusterParts cluster, ProcessConfig config) {
        Served served = config.worker().served();
        String name = served.instanceId().isEmpty() ? LEASE : LEASE + "-" + served.instanceId();
        this.cluster = cluster;
        this.lease = new PreferenceLease(
                new KubernetesLease(ground.client(), config.leaseNamespace(), name),
                identity(),
                InstantSource.system());
        this.runs = runs(ground, served, RunKind.ROLLOUT);
        this.analysisRuns = runs(ground, served, RunKind.ANALYSIS_RUN);
        this.services = new KeyQueue(timers, this::lookAtService);
        this.deployments = new KeyQueue(timers, this::lookAtDeployment);
        this.watch = new Watch(
                new World(timers, cluster.sight(), cluster.planner()),
                new Watch.Reach(runs, cluster.executor()::execute, cluster::warn),
                lease,
                ground.telemetry().registry());
        this.analyses = new AnalysisWatch(timers, cluster::analysisRun, analysisRuns, lease);
    }

    private static TemporalRuns runs(Ground ground, Served served, RunKind kind) {
        return new TemporalRuns(
                ground.temporal().client(), served, kind, ground.temporal().server()::ensureSearchAttributes);
    }

    /** Unlike any other process's, and such that an operator can find the process. */
    private static String identity() {
        try {
            return InetAddress.getLocalHost().getHostName() + "_" + UUID.randomUUID();
        } catch (UnknownHostException nameless) {
            return "sluice_" + UUID.randomUUID();
        }
    }

    WorkerInterceptor listener() {
        return watch.listener();
    }

    /** Takes the lease if it is free, and hears of every change from now on. */
    void start() {
        renew();
        cluster.cache().subscribe(watch::changed);
        cluster.cache().subscribeRuns(analyses::changed);
        cluster.cache()
                .subscribe(
                        rollout -> cluster.cache().services().managedBy(rollout).forEach(services::add));
        cluster.cache().subscribeServices(services::add);
        TakenOver takenOver = cluster.cache().workloads().takenOver();
        cluster.cache().subscribe(rollout -> takenOver.by(rollout).forEach(deployments::add));
        takenOver.subscribe(deployments::add);
    }

    private void renew() {
        lease.renew();
        timers.at(timers.now().plus(PreferenceLease.RETRY), this::renew);
    }

    /** The Temporal server may be used. */
    void admit() {
        runs.admit();
        analysisRuns.admit();
        watch.runsAreReachable();
    }

    private Optional<Instant> lookAtService(Key service) {
        try {
            cluster.cleanup().look(service);
            return Optional.empty();
        } catch (IOException e) {
            throw new Outage(e);
        }
    }

    private Optional<Instant> lookAtDeployment(Key deployment) {
        try {
            cluster.workloadCleanup().look(deployment);
            return Optional.empty();
        } catch (IOException e) {
            throw new Outage(e);
        }
    }

    @Override
    public void close() {
        services.close();
        deployments.close();
        watch.close();
        analyses.close();
        timers.close();
        lease.release();
    }
}
