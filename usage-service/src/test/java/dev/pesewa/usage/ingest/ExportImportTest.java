package dev.pesewa.usage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.local.client.ColumnMapping;
import dev.pesewa.local.client.FileRow;
import dev.pesewa.local.client.UsageFile;
import dev.pesewa.usage.export.EventCsv;
import dev.pesewa.usage.export.ExportedEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// What an export has written, an import sends as the same events: random ones with hostile texts.
class ExportImportTest {

    private static final int EVENTS = 100;
    private static final UUID WORKSPACE = new UUID(7, 7);
    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
    private static final String[] PIECES = {
        "a",
        "7",
        " ",
        ",",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "'",
        "''",
        "=",
        "+",
        "-",
        "@",
        ";",
        "#",
        "\\",
        "{",
        "null",
        "\u00e9",
        "\u2028",
        "\ufeff",
        "\ufffd",
        "\ud83d\ude00",
        "\u0085"
    };

    @TempDir private Path folder;

    @RepeatedTest(30)
    void csvBringsTheSameEvents(RepetitionInfo repetition) throws IOException {
        // Given
        List<IncomingEvent> events = events(repetition.getCurrentRepetition());
        var out = new StringWriter();
        var csv = new EventCsv(out);
        for (IncomingEvent event : events) {
            csv.write(exported(event));
        }
        csv.flush();
        // When
        List<IncomingEvent> imported = imported(out.toString());
        // Then
        assertThat(imported)
                .as("seed %d", repetition.getCurrentRepetition())
                .containsExactlyElementsOf(events);
    }

    @RepeatedTest(10)
    void jsonBringsTheSameEvents(RepetitionInfo repetition) throws IOException {
        // Given
        List<IncomingEvent> events = events(repetition.getCurrentRepetition());
        List<ExportedEvent> exported = new ArrayList<>();
        for (IncomingEvent event : events) {
            exported.add(exported(event));
        }
        String json = EventRequestReaderTest.json().writeValueAsString(exported);
        // When
        List<IncomingEvent> imported = imported(json);
        // Then
        assertThat(imported)
                .as("seed %d", repetition.getCurrentRepetition())
                .containsExactlyElementsOf(events);
    }

    private List<IncomingEvent> imported(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("export"), text);
        var mapping = new ColumnMapping(Map.of(), Map.of());
        var parser = new EventParser(EventRequestReaderTest.reader(), WORKSPACE, NOW);
        List<IncomingEvent> imported = new ArrayList<>();
        try (UsageFile file = UsageFile.open(path)) {
            file.check(mapping);
            for (FileRow row = file.next(); row != null; row = file.next()) {
                imported.add(parser.read(sent(mapping.event(row))));
            }
        } catch (InvalidEventException refused) {
            throw new AssertionError(refused.rejection().detail(), refused);
        }
        return imported;
    }

    /// As it arrives.
    private static JsonNode sent(ObjectNode event) throws JsonProcessingException {
        return EventRequestReaderTest.json().readTree(event.toString());
    }

    private static List<IncomingEvent> events(int seed) {
        var random = new SplittableRandom(seed);
        List<IncomingEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(event(random, i));
        }
        return events;
    }

    private static IncomingEvent event(SplittableRandom random, int number) {
        String id = text(random) + number;
        String source = random.nextBoolean() ? "pesewa" : text(random) + "'s";
        Map<String, String> attributes = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            attributes.put(text(random), text(random));
        }
        return new IncomingEvent(
                new UsageRecorded.Origin(
                        WORKSPACE,
                        source.replaceAll("\\p{Cntrl}", "-").replace('\u0085', '-'),
                        id,
                        random.nextBoolean() ? null : text(random) + "x",
                        false),
                new UsageRecorded.Subject(text(random) + "c", orNone(random), orNone(random)),
                new UsageRecorded.ModelCall(
                        orNone(random),
                        orNone(random),
                        Tokens.of(_ -> random.nextBoolean() ? 0 : random.nextLong(1_000_000)),
                        new UsageRecorded.ModelCall.CallResult(
                                random.nextBoolean() ? null : random.nextLong(10_000),
                                random.nextBoolean(),
                                orNone(random),
                                random.nextBoolean())),
                orNone(random),
                random.nextBoolean() ? null : BigDecimal.valueOf(10L * random.nextInt(99) + 7, 9),
                random.nextBoolean() ? "GHS" : "EUR",
                NOW.minusMillis(random.nextLong(1_000_000_000L)),
                attributes);
    }

    private static @Nullable String orNone(SplittableRandom random) {
        String text = text(random);
        return text.isEmpty() ? null : text;
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static ExportedEvent exported(IncomingEvent event) throws JsonProcessingException {
        UsageRecorded.ModelCall call = event.call();
        return new ExportedEvent(
                event.origin().id(),
                event.origin().source(),
                event.occurredAt(),
                orEmpty(event.subject().clientId()),
                orEmpty(event.subject().userId()),
                orEmpty(event.subject().feature()),
                orEmpty(call.provider()),
                orEmpty(call.model()),
                call.tokens().by(TokenKind::field, TokenKind.ALL),
                event.tokensUnknown(),
                event.cost(),
                Objects.requireNonNull(event.currency()),
                event.cost() == null ? "unpriced" : "given",
                call.result().durationMs(),
                call.result().success(),
                call.result().error(),
                call.result().cached(),
                EventRequestReaderTest.json().writeValueAsString(event.attributes()),
                event.origin().corrects(),
                event.origin().corrects() == null ? "later" : null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
