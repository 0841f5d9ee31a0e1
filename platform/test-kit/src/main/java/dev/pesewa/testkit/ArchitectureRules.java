package dev.pesewa.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;

/// How the code of every module is shaped. A module's test is
///
/// ```java
/// @TestFactory
/// Stream<DynamicTest> keepsTheArchitecture() {
///     return ArchitectureRules.testsOf("dev.pesewa.billing");
/// }
/// ```
public final class ArchitectureRules {

    private static final String FEATURES = "dev.pesewa.[usage|billing|metrics|gateway].*";

    private static final String[] ADAPTERS = {
        "dev.pesewa..http..",
        "dev.pesewa..postgres..",
        "dev.pesewa..kafka..",
        "dev.pesewa..paystack..",
        "dev.pesewa..momo..",
        "dev.pesewa..stripe.."
    };

    private static final String[] TECHNOLOGY = {
        "io.smallrye.mutiny..", "io.vertx..", "jakarta.ws.rs..", "java.sql..", "org.apache.kafka.."
    };

    private static final String PANACHE = "io.quarkus.hibernate.reactive.panache";

    /// The only places that may ask the machine; whatever plays a machine's part may too.
    private static final String[] SOURCES = {
        "dev.pesewa.kit.time..",
        "dev.pesewa.kit.id..",
        "dev.pesewa.local..",
        "dev.pesewa.simulator..",
        "dev.pesewa.system.."
    };

    private static final Set<String> MACHINE_CALLS =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.Math.random",
                    "java.util.UUID.randomUUID",
                    "java.util.concurrent.ThreadLocalRandom.current");

    private static final String BANNED_NAME =
            "(.*[a-z0-9])?"
                    + "(Impl|Default|Abstract|Utils?|Helper|Manager|Processor|DTO|Dto|Misc)"
                    + "([A-Z0-9].*)?";

    private ArchitectureRules() {}

    public static List<ArchRule> all() {
        return List.of(
                featuresDoNotDependOnTheirAdapters(),
                featuresKnowNoTechnology(),
                panacheStaysInTheDatabaseAdapter(),
                mutinyStaysInTheAdapters(),
                nothingIsStaticAndMutable(),
                timeIdsAndChanceComeFromOnePlace(),
                billingHasNoFloatingPoint(),
                namesSayWhatThingsAre(),
                packagesAreNullMarked());
    }

    /// One test for each rule over the main classes of a package; fails when there are none.
    public static Stream<DynamicTest> testsOf(String rootPackage) {
        JavaClasses imported =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(rootPackage);
        if (imported.isEmpty()) {
            throw new AssertionError("There are no classes in " + rootPackage);
        }
        return all().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getDescription(), () -> rule.check(imported)));
    }

    static ArchRule featuresDoNotDependOnTheirAdapters() {
        return noClasses()
                .that(resideInAPackage(FEATURES))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ADAPTERS)
                                .and(
                                        describe(
                                                "are no repositories of edited rows",
                                                type -> !isPanacheRepository(type))))
                .as("features do not depend on adapters")
                .allowEmptyShould(true);
    }

    /// Rows that people edit have no port in front (ADR 9): the repository is the feature's own.
    private static boolean isPanacheRepository(JavaClass type) {
        return type.isAssignableTo(PANACHE + ".PanacheRepositoryBase");
    }

    /// Rows that people edit are kept by Hibernate Reactive with Panache, and that stays at the
    /// rim.
    static ArchRule panacheStaysInTheDatabaseAdapter() {
        return noClasses()
                .that(
                        DescribedPredicate.not(
                                resideInAnyPackage(
                                        "dev.pesewa..postgres..",
                                        "dev.pesewa.kit.database..",
                                        "dev.pesewa.kit.outbox..")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                PANACHE + "..", "jakarta.persistence..", "org.hibernate.."))
                .as("entities and Panache stay in the database adapter")
                .allowEmptyShould(true);
    }

    /// What a virtual thread calls is plain Java that waits (ADR 9). Packages below a feature that
    /// are no adapters, such as `billing.charge.rules`, are plain too.
    static ArchRule mutinyStaysInTheAdapters() {
        return noClasses()
                .that(
                        DescribedPredicate.not(
                                resideInAnyPackage(ADAPTERS)
                                        .or(
                                                resideInAnyPackage(
                                                        "dev.pesewa..vertx..",
                                                        "dev.pesewa.kit.database..",
                                                        "dev.pesewa.kit.outbox..",
                                                        "dev.pesewa.kit.identity.."))))
                .should()
                .dependOnClassesThat(resideInAPackage("io.smallrye.mutiny.."))
                .as("Uni and Multi stay in the adapters")
                .allowEmptyShould(true);
    }

    static ArchRule featuresKnowNoTechnology() {
        return noClasses()
                .that(resideInAnyPackage(FEATURES, "dev.pesewa.kernel..", "dev.pesewa.prices.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(TECHNOLOGY))
                .as("features know no transport and no driver")
                .allowEmptyShould(true);
    }

    static ArchRule nothingIsStaticAndMutable() {
        return fields().that()
                .areStatic()
                .and(describe("are written by people", ArchitectureRules::isWritten))
                .should()
                .beFinal()
                .andShould(Conditions.notHoldMutableState())
                .as("nothing is static and mutable")
                .allowEmptyShould(true);
    }

    static ArchRule timeIdsAndChanceComeFromOnePlace() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(SOURCES)))
                .should()
                .accessTargetWhere(describe("asks the machine", ArchitectureRules::asksTheMachine))
                .as("time, ids and chance come from Clock and IdGenerator")
                .allowEmptyShould(true);
    }

    static ArchRule billingHasNoFloatingPoint() {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("dev.pesewa.billing..", "dev.pesewa.kernel..")
                .should()
                .haveRawType(
                        describe(
                                "floating point",
                                type ->
                                        Set.of("float", "double", "Float", "Double")
                                                .contains(type.getSimpleName())))
                .as("money has no floating point")
                .allowEmptyShould(true);
    }

    static ArchRule namesSayWhatThingsAre() {
        return noClasses()
                .should(Conditions.beNamedLike(BANNED_NAME))
                .as("names can be said to a customer")
                .allowEmptyShould(true);
    }

    static ArchRule packagesAreNullMarked() {
        return classes()
                .should(Conditions.resideInAPackageAnnotatedWith(NullMarked.class))
                .as("packages are null-marked")
                .allowEmptyShould(true);
    }

    private static boolean isWritten(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !field.getName().startsWith("$");
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        if (!(access instanceof JavaCodeUnitAccess<?> call)) {
            return false;
        }
        CodeUnitAccessTarget target = call.getTarget();
        JavaClass owner = target.getOwner();
        String name = owner.getName() + "." + target.getName();
        boolean withClock =
                target.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Clock.class));
        boolean clock = owner.isEquivalentTo(Clock.class) && target.getName().startsWith("system");
        boolean now = owner.getPackageName().equals("java.time") && target.getName().equals("now");
        boolean random =
                owner.getName().equals("java.util.Random") && target.getName().equals("<init>");
        return clock || random || (now && !withClock) || MACHINE_CALLS.contains(name);
    }
}
