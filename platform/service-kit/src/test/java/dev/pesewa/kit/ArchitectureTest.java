package dev.pesewa.kit;

import dev.pesewa.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> keepsTheArchitecture() {
        return ArchitectureRules.testsOf("dev.pesewa.kit");
    }
}
