package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCheckpointTest {

    @TempDir private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ProgressBar progress =
            new ProgressBar(new PrintStream(said, true, StandardCharsets.UTF_8), false);

    @Test
    void theFirstTimeNothingIsDoneAndNothingSaid() {
        assertThat(checkpoint().read()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void isReplacedAsAWholeAndLeavesNothingBeside() throws IOException {
        checkpoint().write(1_000);
        // A kill while the next one was written.
        Files.writeString(folder.resolve("state/w-1.next"), "20");
        assertThat(checkpoint().read()).isEqualTo(1_000);
        checkpoint().write(2_000);
        assertThat(checkpoint().read()).isEqualTo(2_000);
        try (var files = Files.list(folder.resolve("state"))) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "-5", "10O0", "99999999999999999999", "\0\0\0\0"})
    void aDamagedOneBeginsAnewAndSaysSo(String text) throws IOException {
        checkpoint().write(1_000);
        Files.writeString(folder.resolve("state/w-1"), text);
        assertThat(checkpoint().read()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("is empty or damaged: the import starts from the beginning")
                .contains("nothing counts twice");
    }

    @Test
    void anUnreadableOneBeginsAnewAndSaysSo() throws IOException {
        Files.createDirectories(folder.resolve("state/w-1"));
        assertThat(checkpoint().read()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("unreadable")
                .contains("starts from the beginning");
    }

    private ImportCheckpoint checkpoint() {
        return new ImportCheckpoint(folder.resolve("state/w-1"), progress);
    }
}
