package dev.sluice.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sluice.metrics.MetricProvider;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one list of what a worker runs is complete, and names nothing twice. */
class RegistrationsTest {
    @Test
    void everyWorkflowInterfaceHasOneImplementation() {
        List<Class<?>> implementations = Registrations.workflows();

        assertThat(interfaces(WorkflowInterface.class))
                .allSatisfy(type -> assertThat(implementations.stream().filter(type::isAssignableFrom))
                        .as(type.getSimpleName())
                        .hasSize(1));
    }

    @Test
    void everyActivityInterfaceIsTakenByTheList() {
        List<Class<?>> taken = Stream.of(Registrations.class.getMethods())
                .filter(method -> method.getName().equals("activities"))
                .flatMap(method -> Stream.<Class<?>>of(method.getParameterTypes()))
                .toList();

        assertThat(interfaces(ActivityInterface.class)).hasSameElementsAs(taken);
    }

    @Test
    void everyProviderOfAMetricHasOneImplementation() {
        List<String> built = Providers.all().stream()
                .map(MetricProvider::field)
                .filter(field -> !field.contains("/"))
                .toList();

        assertThat(built)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(dev.sluice.api.v1alpha1.provider.MetricProvider.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .filter(field -> !field.equals("plugin"))
                                .toList());
    }

    @Test
    void noTwoProvidersHaveOneField() {
        assertThat(Providers.all().stream().map(MetricProvider::field)).doesNotHaveDuplicates();
    }

    private static List<Class<?>> interfaces(Class<? extends Annotation> annotation) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.sluice").stream()
                        .filter(type -> type.isAnnotatedWith(annotation))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }
}
