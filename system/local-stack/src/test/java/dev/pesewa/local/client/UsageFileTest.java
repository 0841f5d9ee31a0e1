package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageFileTest {

    @TempDir Path folder;

    @Test
    void readsQuotedFieldsWithCommasAndLineBreaks() throws IOException {
        Path file = folder.resolve("usage.csv");
        Files.writeString(file, "id,note\n1,\"a, \"\"b\"\"\nc\"\n2,plain\n");
        assertThat(lines(file))
                .extracting(line -> line.fields().get("note"))
                .containsExactly("a, \"b\"\nc", "plain");
    }

    @Test
    void readsNdjsonAndGzip() throws IOException {
        Path file = folder.resolve("usage.ndjson.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(
                    "{\"clientId\":\"a\"}\n{\"clientId\":\"b\"}\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(lines(file))
                .extracting(line -> line.fields().get("clientId"))
                .containsExactly("a", "b");
    }

    @Test
    void aNullOfNdjsonIsNoText() throws IOException {
        Path file = Files.writeString(folder.resolve("usage.ndjson"), "{\"userId\":null}\n");
        assertThat(lines(file)).extracting(line -> line.fields().get("userId")).containsExactly("");
    }

    @Test
    void anEmptyFileHasNoRows() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), "id,note\n");
        assertThat(lines(file)).isEmpty();
    }

    private static List<UsageFile.Line> lines(Path path) {
        List<UsageFile.Line> lines = new ArrayList<>();
        try (UsageFile file = UsageFile.open(path)) {
            file.iterator().forEachRemaining(lines::add);
        }
        return lines;
    }
}
