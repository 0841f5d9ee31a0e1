package dev.pesewa.usage.export.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonArrayWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void isAnArrayAlsoOfNothing() throws IOException {
        JsonArrayWriter.write(new ObjectMapper(), out, _ -> {});
        assertThat(out).hasToString("[]");
    }

    @Test
    void hasNoEndWhenItsElementsEndTooEarly() {
        assertThatThrownBy(
                        () ->
                                JsonArrayWriter.write(
                                        new ObjectMapper(),
                                        out,
                                        _ -> {
                                            throw new DatabaseUnavailableException(
                                                    new IOException("away"));
                                        }))
                .isInstanceOf(DatabaseUnavailableException.class);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("]");
    }
}
