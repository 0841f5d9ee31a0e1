package dev.pesewa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchTest {

    private final CommandLine bench = Bench.commandLine();

    @ParameterizedTest
    @ValueSource(strings = {"charge --json", "--json charge"})
    void takesTheFormBeforeAndAfterTheKind(String arguments) {
        // When
        CommandLine.ParseResult parsed = bench.parseArgs(arguments.split(" ", -1));
        // Then
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("charge");
        assertThat(bench.getCommandSpec().findOption("--json").<Boolean>getValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "charg", "charge --fast"})
    void saysWhichKindsThereAreWhenItDoesNotUnderstand(String arguments) {
        // Given
        var errors = new StringWriter();
        bench.setErr(new PrintWriter(errors, true));
        // When
        int status =
                arguments.isEmpty() ? bench.execute() : bench.execute(arguments.split(" ", -1));
        // Then
        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).contains("./pesewa bench", "charge");
    }
}
