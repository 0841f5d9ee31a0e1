package dev.pesewa.billing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.pesewa.billing.ledger.ImpureSamples;
import dev.pesewa.testkit.ArchitectureRules;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String LEDGER = "dev.pesewa.billing.ledger";

    /// All that the ledger may use. The list is of what is allowed, so that a new library is a
    /// finding too.
    private static final String[] PURE = {
        LEDGER,
        "dev.pesewa.kernel",
        "java.lang",
        "java.lang.runtime",
        "java.math",
        "java.nio.charset",
        "java.security",
        "java.time",
        "java.util",
        "java.util.function",
        "java.util.stream",
        "org.jspecify.annotations"
    };

    private static final DescribedPredicate<JavaClass> IMPURE =
            describe(
                    "a thread or a clock",
                    type ->
                            type.isAssignableTo(Thread.class)
                                    || type.isAssignableTo(ThreadLocal.class)
                                    || type.isAssignableTo(Clock.class));

    private static final ArchRule LEDGER_IS_PURE =
            classes()
                    .that(resideInAPackage(LEDGER))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(PURE).and(DescribedPredicate.not(IMPURE)))
                    .as("the ledger has no thread, clock, cache, JSON, HTTP or database");

    @TestFactory
    Stream<DynamicTest> keepsTheArchitecture() {
        return ArchitectureRules.testsOf("dev.pesewa.billing");
    }

    @Test
    void keepsTheLedgerPure() {
        LEDGER_IS_PURE.check(
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(LEDGER));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ImpureSamples.StartsAThread.class,
                ImpureSamples.ReadsAClock.class,
                ImpureSamples.KeepsACache.class,
                ImpureSamples.MakesJson.class,
                ImpureSamples.WaitsForAStage.class,
                ImpureSamples.CommitsAWrite.class
            })
    void findsALedgerThatIsNotPure(Class<?> sample) {
        var imported = new ClassFileImporter().importClasses(sample);
        assertThat(LEDGER_IS_PURE.evaluate(imported).hasViolation()).isTrue();
    }
}
