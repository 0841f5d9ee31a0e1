package dev.pesewa.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {

    @TempDir private Path folder;

    @Test
    void takesTheSameFieldsInAnyOrder() throws IOException {
        Path file = golden("{\"type\":\"a.v1\",\"data\":{\"micros\":5,\"note\":null}}");
        Golden.matches(file, "{\"data\":{\"note\":null,\"micros\":5},\"type\":\"a.v1\"}", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"micros\":6}",
                "{\"micros\":\"5\"}",
                "{\"micros\":5,\"more\":1}",
                "{}",
                "not json"
            })
    void catchesAnEventThatDiffers(String actual) throws IOException {
        Path file = golden("{\"micros\":5}");
        assertThatThrownBy(() -> Golden.matches(file, actual, false))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void writesTheGoldenEventWhenTold() throws IOException {
        Path file = folder.resolve("new/a.v1.json");
        Golden.matches(file, "{\"micros\":5}", true);
        assertThat(Files.readString(file)).isEqualTo("{\n  \"micros\" : 5\n}\n");
    }

    @Test
    void saysWhichGoldenEventIsMissing() {
        assertThatThrownBy(() -> Golden.event("nothing.happened.v1"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nothing.happened.v1");
    }

    private Path golden(String text) throws IOException {
        return Files.writeString(folder.resolve("a.v1.json"), text);
    }
}
