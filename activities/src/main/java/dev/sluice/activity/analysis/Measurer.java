package dev.sluice.activity.analysis;

import dev.sluice.contract.MeasureRequest;
import dev.sluice.domain.analysis.argument.RunArguments;
import dev.sluice.domain.analysis.argument.Substitution;
import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.RunSpec;
import dev.sluice.domain.analysis.assess.Taken;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.analysis.metric.MetricReader;
import dev.sluice.domain.analysis.metric.MetricSpec;
import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.MetricResult;
import dev.sluice.domain.json.Json;
import dev.sluice.kube.LogKeys;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.MetricQuery.RunRef;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.SecretSource;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one measurement: puts the arguments in, asks the provider, and judges what it answers (spec 4.2 and 4.5). */
public final class Measurer {
    private static final Logger LOG = LoggerFactory.getLogger(Measurer.class);

    private final RunReader runs;
    private final SequencedMap<String, MetricProvider> providers;
    private final SecretSource secrets;
    private final InstantSource clock;

    /**
     * A measurer.
     *
     * @param providers each with a field of its own
     * @throws IllegalArgumentException when two of them read the same field
     */
    public Measurer(RunReader runs, List<MetricProvider> providers, SecretSource secrets, InstantSource clock) {
        this.runs = runs;
        this.providers = byField(providers);
        this.secrets = secrets;
        this.clock = clock;
    }

    private static SequencedMap<String, MetricProvider> byField(List<MetricProvider> providers) {
        SequencedMap<String, MetricProvider> byField = new LinkedHashMap<>();
        for (MetricProvider provider : providers) {
            if (byField.put(provider.field(), provider) != null) {
                throw new IllegalArgumentException("two metric providers read " + provider.field());
            }
        }
        return byField;
    }

    /** Never throws because of a provider, a metric or a secret: that is a measurement in phase Error. */
    Taken measure(MeasureRequest request) {
        MeasureTask task = request.task();
        Instant started = task.begun().flatMap(Measurement::startedAt).orElseGet(clock::instant);
        SecretValues values = new SecretValues(secrets, request.id().namespace());
        try {
            AnalysisRun run = run(request);
            Question question = question(run, task, values);
            Reading reading = question.ask(task);
            SequencedMap<String, String> told = question.provider().metadata(question.query());
            Measurement measurement = new Judgement(started, clock.instant())
                    .of(reading, question.metric().conditions(), task.kind());
            return taken(task, values.redaction(), measurement, told);
        } catch (ProviderException | InvalidAnalysis | UncheckedIOException broken) {
            return taken(task, values.redaction(), error(task, started, String.valueOf(broken.getMessage())), none());
        } catch (RuntimeException | StackOverflowError bug) {
            return taken(task, values.redaction(), error(task, started, "the provider broke off: " + bug), none());
        }
    }

    private static Taken taken(
            MeasureTask task, Redaction hide, Measurement measurement, SequencedMap<String, String> told) {
        return new Taken(task.metric(), task.number(), hide.of(measurement), hide.of(told));
    }

    private Measurement error(MeasureTask task, Instant started, String why) {
        return new Judgement(started, clock.instant())
                .error(why, task.begun().map(Measurement::metadata).orElseGet(Measurer::none));
    }

    private AnalysisRun run(MeasureRequest request) {
        return runs.find(request.id()).orElseThrow(() -> new InvalidAnalysis("the AnalysisRun is gone"));
    }

    private Question question(AnalysisRun run, MeasureTask task, SecretValues values) throws ProviderException {
        Json.Obj metric = run.spec().objects("metrics").stream()
                .filter(given -> given.text("name").orElse("").equals(task.metric()))
                .findFirst()
                .orElseThrow(() -> new InvalidAnalysis("the metric is gone from the AnalysisRun"));
        SequencedMap<String, String> arguments = RunArguments.values(run.spec(), values);
        MetricSpec spec = MetricReader.read(Substitution.ofArguments(metric, arguments));
        MetricProvider provider = Optional.ofNullable(providers.get(spec.provider()))
                .orElseThrow(() -> new ProviderException("this controller has no metric provider " + spec.provider()));
        RunRef ref = new RunRef(run.id().namespace(), run.name(), run.id().uid());
        MetricQuery query = new MetricQuery(ref, task.metric(), task.number(), spec.config(), clock.instant());
        return new Question(provider, query, spec, kept(run, task));
    }

    /** The measurements that stay once the next one is there. */
    private static List<Measurement> kept(AnalysisRun run, MeasureTask task) {
        List<Measurement> all = run.status()
                .result(task.metric())
                .map(MetricResult::measurements)
                .orElse(List.of());
        int stay = RunSpec.read(run.spec()).kept(task.metric()) - 1;
        return all.subList(Math.max(0, all.size() - stay), all.size());
    }

    private static SequencedMap<String, String> none() {
        return new LinkedHashMap<>();
    }

    /** What is asked of whom. */
    private record Question(MetricProvider provider, MetricQuery query, MetricSpec metric, List<Measurement> kept) {
        Reading ask(MeasureTask task) throws ProviderException {
            return switch (task.kind()) {
                case measure -> {
                    forget();
                    yield provider.measure(query);
                }
                case resume -> provider.resume(query, task.begun().orElseThrow());
                case terminate -> provider.terminate(query, task.begun().orElseThrow());
            };
        }

        /** What is left behind is let go of by the next measurement too, so this one need not fail for it. */
        private void forget() {
            try {
                provider.forget(query, kept);
            } catch (ProviderException | RuntimeException left) {
                LOG.atWarn()
                        .addKeyValue(LogKeys.NAMESPACE, query.run().namespace())
                        .log("not cleaned up: {}", query);
            }
        }
    }
}
