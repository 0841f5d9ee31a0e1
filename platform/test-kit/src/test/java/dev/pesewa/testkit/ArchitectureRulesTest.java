package dev.pesewa.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureRulesTest {

    private static final String BADLY = "dev.pesewa.billing.badly";

    @TestFactory
    Stream<DynamicTest> keepsTheArchitecture() {
        return ArchitectureRules.testsOf("dev.pesewa.testkit");
    }

    @Test
    void letsGoodCodePass() {
        JavaClasses good = new ClassFileImporter().importPackages("dev.pesewa.billing.well");
        assertThat(good).hasSizeGreaterThan(3);
        assertThat(ArchitectureRules.all())
                .allSatisfy(
                        rule ->
                                assertThat(rule.evaluate(good).getFailureReport().getDetails())
                                        .isEmpty());
    }

    @Test
    void catchesAFeatureThatReachesForItsAdapter() {
        catches(ArchitectureRules.featuresDoNotDependOnTheirAdapters(), "ReachesForItsTable");
    }

    @Test
    void catchesAnEntityOutsideTheDatabaseAdapter() {
        catches(ArchitectureRules.panacheStaysInTheDatabaseAdapter(), "SpeaksPanache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SpeaksMutiny", "rules.SpeaksMutiny"})
    void catchesAUniOutsideTheAdapters(String sample) {
        catches(ArchitectureRules.mutinyStaysInTheAdapters(), sample);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SpeaksHttp", "SpeaksMutiny", "SpeaksJdbc"})
    void catchesAFeatureThatKnowsATechnology(String sample) {
        catches(ArchitectureRules.featuresKnowNoTechnology(), sample);
    }

    @ParameterizedTest
    @ValueSource(strings = {"StaticCounter", "StaticMemory"})
    void catchesStaticState(String sample) {
        catches(ArchitectureRules.nothingIsStaticAndMutable(), sample);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ForNow",
                "ForToday",
                "ForAClock",
                "ForMilliseconds",
                "ForAnId",
                "ForAnIdByReference",
                "ForChance",
                "ForChanceOfItsThread"
            })
    void catchesCodeThatAsksTheMachine(String sample) {
        catches(ArchitectureRules.timeIdsAndChanceComeFromOnePlace(), "AsksTheMachine$" + sample);
    }

    @Test
    void catchesMoneyThatFloats() {
        catches(ArchitectureRules.billingHasNoFloatingPoint(), "FloatingPrice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WalletManager", "DefaultWallet", "WalletDTO", "util.Wallets"})
    void catchesNamesThatSayNothing(String sample) {
        catches(ArchitectureRules.namesSayWhatThingsAre(), sample);
    }

    @Test
    void catchesPackagesThatAreNotNullMarked() {
        JavaClasses unmarked =
                new ClassFileImporter().importPackages("dev.pesewa.billing.unmarked");
        assertThat(ArchitectureRules.packagesAreNullMarked().evaluate(unmarked).hasViolation())
                .isTrue();
    }

    @Test
    void failsWhenThereIsNothingToCheck() {
        assertThatThrownBy(() -> ArchitectureRules.testsOf("dev.pesewa.nowhere"))
                .isInstanceOf(AssertionError.class);
    }

    private static void catches(ArchRule rule, String sample) {
        String name = BADLY + "." + sample;
        JavaClasses bad =
                new ClassFileImporter()
                        .importPackages(BADLY)
                        .that(describe(name, type -> type.getName().equals(name)));
        assertThat(bad).as(name).hasSize(1);
        assertThat(rule.evaluate(bad).hasViolation()).as(name).isTrue();
    }
}
