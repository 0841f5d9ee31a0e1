package dev.pesewa.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every event that the services tell each other has a golden example, and nothing else has.
class EventTypesTest {

    private static final Path EXAMPLES = Path.of("../../contracts/events");

    @Test
    void everyEventHasAGoldenExampleAndEveryExampleAnEvent()
            throws IOException, URISyntaxException {
        // Given
        List<String> types = types();
        // When
        List<String> examples;
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            examples =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .map(name -> name.substring(0, name.length() - ".json".length()))
                            .toList();
        }
        // Then
        assertThat(types).containsExactlyInAnyOrderElementsOf(examples);
        assertThat(types).allMatch(type -> type.matches("[a-z-]+\\.[a-z-]+\\.v\\d+"));
    }

    /// Of the records of this package that are events.
    private static List<String> types() throws IOException, URISyntaxException {
        Path classes =
                Path.of(UsageRecorded.class.getResource("UsageRecorded.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .filter(name -> !name.equals("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !name.equals(Topic.class.getSimpleName()))
                    .map(EventTypesTest::type)
                    .toList();
        }
    }

    private static String type(String event) {
        try {
            Class<?> record = Class.forName("dev.pesewa.kernel.event." + event);
            return (String) record.getField("TYPE").get(null);
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError(event + " has no TYPE", missing);
        }
    }
}
