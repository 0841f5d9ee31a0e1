package dev.pesewa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The golden events of `contracts/events`. The producer's test compares what it makes with the
/// file, the consumer's test reads the file. Run the producer's test with
/// `-Dpesewa.golden=write` to write it anew, then review the difference.
public final class Golden {

    private static final String WRITE = "write";
    private static final String MODE = "pesewa.golden";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    /// The text of `contracts/events/<type>.json`.
    public static String event(String type) {
        return text(file(type));
    }

    /// Asserts that the JSON is the golden event's: same fields, same values, in any order.
    public static void matches(String type, String actualJson) {
        matches(file(type), actualJson, WRITE.equals(System.getProperty(MODE)));
    }

    static void matches(Path file, String actualJson, boolean write) {
        JsonNode actual = read(actualJson);
        if (write) {
            write(file, actual);
        }
        JsonNode golden = read(text(file));
        assertThat(actual.equals(golden))
                .as("%s is not%n%s", actual.toPrettyString(), golden.toPrettyString())
                .isTrue();
    }

    private static Path file(String type) {
        return Project.home().resolve("contracts/events").resolve(type + ".json");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no golden event " + file, e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }

    private static void write(Path file, JsonNode event) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(event) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
