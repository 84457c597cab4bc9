package dev.sluice;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.domain.json.Json;
import java.util.List;

/** Which way dependencies point, and that decisions and workflows have no hidden clock, chance or order. */
@AnalyzeClasses(packages = "dev.sluice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String API = "dev.sluice.api..";
    private static final String DOMAIN = "dev.sluice.domain..";
    private static final String EXPR_REGEX = "dev.sluice.domain.expr.regex..";
    private static final String CONTRACT = "dev.sluice.contract..";
    private static final String WORKFLOW = "dev.sluice.workflow..";

    @ArchTest
    static final ArchRule DEPENDENCIES_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy(API)
            .layer("domain")
            .definedBy(DOMAIN)
            .layer("contract")
            .definedBy(CONTRACT)
            .layer("workflow")
            .definedBy(WORKFLOW)
            .whereLayer("workflow")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("contract")
            .mayOnlyBeAccessedByLayers("workflow")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("contract", "workflow")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("contract", "workflow");

    @ArchTest
    static final ArchRule THE_DOMAIN_IS_PURE = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .resideOutsideOfPackage(EXPR_REGEX)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", DOMAIN);

    @ArchTest
    static final ArchRule ONLY_CONDITIONS_KNOW_LINEAR_REGULAR_EXPRESSIONS = classes()
            .that()
            .resideInAPackage(EXPR_REGEX)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", DOMAIN, "com.google.re2j..")
            .because("the JDK's own backtrack, and the patterns are hostile; see decision 3");

    @ArchTest
    static final ArchRule ONLY_THE_API_KNOWS_KUBERNETES_TYPES = noClasses()
            .that()
            .resideOutsideOfPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8..");

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, WORKFLOW)
            .should()
            .callMethodWhere(calls(
                    "the machine's clock",
                    List.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "systemDefaultZone", "system"),
                    List.of("java.")));

    @ArchTest
    static final ArchRule NO_CHANCE = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, WORKFLOW)
            .should()
            .callMethodWhere(calls("chance", List.of("randomUUID", "random"), List.of("java.")))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)|.*SecureRandom");

    @ArchTest
    static final ArchRule NO_SURROUNDINGS = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, WORKFLOW)
            .should()
            .callMethodWhere(calls("the environment", List.of("getenv", "getProperty"), List.of("java.lang.System")))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(io\\.(File.*|RandomAccessFile|Console)|net\\..*|nio\\.(file|channels)\\..*)");

    @ArchTest
    static final ArchRule NO_THREADS = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, WORKFLOW)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.Thread|java\\.util\\.concurrent\\..*")
            .orShould()
            .callMethodWhere(calls("threads", List.of("parallel", "parallelStream"), List.of("java.util.")));

    @ArchTest
    static final ArchRule NO_COLLECTION_WITHOUT_ORDER = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, WORKFLOW)
            .should()
            .callMethodWhere(calls(
                    "collections whose order differs from run to run",
                    List.of("of", "copyOf", "ofEntries"),
                    List.of("java.util.Set", "java.util.Map")))
            .orShould()
            .callMethodWhere(calls(
                    "collectors without order",
                    List.of("toSet", "toMap", "groupingBy", "toUnmodifiableSet", "toUnmodifiableMap"),
                    List.of("java.util.stream.Collectors")))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap)");

    @ArchTest
    static final ArchRule NO_WALK_THROUGH_A_PLAIN_MAP_OR_SET = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, WORKFLOW)
            .and()
            .doNotBelongToAnyOf(Json.class)
            .should()
            .callMethodWhere(calls(
                    "a walk through a map or set without order",
                    List.of("forEach", "entrySet", "keySet", "values", "iterator", "stream", "replaceAll"),
                    List.of("java.util.Map", "java.util.Set")))
            .because(
                    "its order is nobody's; Json alone may, since the maps of a JSON reader keep the order of the text");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS_FOR = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    /** Calls of a method with one of these names, on a type whose name is or begins with one of these. */
    private static DescribedPredicate<JavaCall<?>> calls(String what, List<String> names, List<String> owners) {
        return describe(
                "calls " + what,
                call -> names.contains(call.getTarget().getName())
                        && owners.stream()
                                .anyMatch(owner ->
                                        matches(owner, call.getTargetOwner().getFullName())));
    }

    private static boolean matches(String owner, String type) {
        return owner.endsWith(".") ? type.startsWith(owner) : type.equals(owner);
    }
}
