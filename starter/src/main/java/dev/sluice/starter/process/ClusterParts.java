package dev.sluice.starter.process;

import dev.sluice.activity.CommandWriter;
import dev.sluice.activity.ReleaseActivitiesImpl;
import dev.sluice.activity.analysis.AnalysisActivitiesImpl;
import dev.sluice.activity.analysis.KubeSecrets;
import dev.sluice.activity.analysis.Measurer;
import dev.sluice.activity.analysis.Recorder;
import dev.sluice.activity.analysis.RunReader;
import dev.sluice.contract.AnalysisActivities;
import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.ReleaseActivities;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.planner.RolloutPlanner;
import dev.sluice.domain.replicaset.CurrentSet;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.kube.Key;
import dev.sluice.kube.cache.CachedRun;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.Scope;
import dev.sluice.kube.observe.LiveReads;
import dev.sluice.kube.observe.RolloutObserver;
import dev.sluice.kube.rest.KubeApi;
import dev.sluice.kube.write.ActionExecutor;
import dev.sluice.kube.write.AnalysisRunWrites;
import dev.sluice.kube.write.EventWriter;
import dev.sluice.kube.write.RolloutWrites;
import dev.sluice.kube.write.ServiceCleanup;
import dev.sluice.kube.write.WorkloadCleanup;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.http.AddressPolicy;
import dev.sluice.metrics.http.HttpGate;
import dev.sluice.metrics.http.HttpLimits;
import dev.sluice.starter.watch.Sight;
import dev.sluice.worker.Registrations;
import dev.sluice.worker.Served;
import dev.sluice.worker.TemporalCommands;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What reads and writes the cluster, around one cache. */
final class ClusterParts implements AutoCloseable {
    private final Planner planner = new RolloutPlanner();
    private final ClusterCache cache;
    private final RolloutObserver observer;
    private final ActionExecutor executor;
    private final ReleaseActivities activities;
    private final AnalysisActivities analysis;
    private final ServiceCleanup cleanup;
    private final WorkloadCleanup workloadCleanup;

    ClusterParts(KubernetesClient client, Served served, TemporalCommands allowed, String namespace) {
        EventWriter events = new EventWriter(client, InstantSource.system());
        cache = new ClusterCache(client, new Scope(served.namespace(), served.instanceId()));
        observer = new RolloutObserver(cache, client, ClusterParts::hasCurrent);
        executor = new ActionExecutor(client, cache, events);
        cleanup = new ServiceCleanup(client, cache);
        workloadCleanup = new WorkloadCleanup(client, cache);
        activities = new ReleaseActivitiesImpl(observer, planner, executor, commands(client, allowed), events);
        analysis = analysis(KubeApi.over(client), events, namespace);
    }

    private AnalysisActivities analysis(KubeApi api, EventWriter events, String namespace) {
        RunReader runs = new RunReader(cache, new LiveReads(api, cache.scope()));
        KubeSecrets secrets = new KubeSecrets(api);
        UnaryOperator<String> environment = name -> System.getenv().getOrDefault(name, "");
        ProviderContext context = new ProviderContext(
                new HttpGate(AddressPolicy.from(environment), HttpLimits.USUAL),
                secrets,
                api,
                environment,
                namespace,
                InstantSource.system());
        List<MetricProvider> providers = Registrations.METRIC_PROVIDERS.stream()
                .map(make -> make.apply(context))
                .toList();
        return new AnalysisActivitiesImpl(
                new Recorder(runs, new AnalysisRunWrites(api), events),
                new Measurer(runs, providers, secrets, InstantSource.system()));
    }

    private Function<CommandRequest, Outcome> commands(KubernetesClient client, TemporalCommands allowed) {
        return switch (allowed) {
            case flow -> new CommandWriter(observer, new RolloutWrites(client))::write;
            case none ->
                request -> new Outcome.Refused(
                        "commands by way of Temporal are switched off (" + TemporalCommands.FLAG + "=none)");
        };
    }

    private static boolean hasCurrent(Rollout rollout, List<ReplicaSet> sets) {
        return rollout.spec() instanceof Rollout.Spec.Valid(var spec)
                && CurrentSet.find(rollout, spec, sets, new TemplateCheck.Unasked())
                        .isPresent();
    }

    Planner planner() {
        return planner;
    }

    ClusterCache cache() {
        return cache;
    }

    ActionExecutor executor() {
        return executor;
    }

    ReleaseActivities activities() {
        return activities;
    }

    AnalysisActivities analysis() {
        return analysis;
    }

    /** The AnalysisRun of a name, as this process sees it. */
    Optional<AnalysisRun> analysisRun(Key key) {
        return cache.analyses().run(key).map(CachedRun::run);
    }

    ServiceCleanup cleanup() {
        return cleanup;
    }

    WorkloadCleanup workloadCleanup() {
        return workloadCleanup;
    }

    Sight sight() {
        return new CacheSight(cache, observer);
    }

    void warn(WarnRequest warning) {
        activities.warn(warning);
    }

    @Override
    public void close() {
        cache.close();
    }
}
