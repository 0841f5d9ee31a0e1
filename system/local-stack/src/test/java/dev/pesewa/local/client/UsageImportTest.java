package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.local.LocalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageImportTest {

    private static final String AT = "\"occurredAt\":\"2026-09-01T10:00:00Z\"";

    @TempDir private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private StandIn services;

    @BeforeEach
    void startServices() throws IOException {
        services = new StandIn();
    }

    @AfterEach
    void stopServices() {
        services.close();
    }

    @Test
    void objectsArriveAsTheyAreAndThoseWithoutAnIdGetOneOfTheirRow() throws IOException {
        // Given
        String whole =
                """
                {"id":"7","corrects":"6","clientId":"shop","rawProvider":"openai",\
                "rawUsage":{"prompt_tokens":5},"attributes":{"a":"b"},"cached":true,"cost":0.5,\
                "audioInputTokens":3,"occurredAt":"2026-09-01T10:00:00Z"}""";
        String cloudEvent =
                """
                {"specversion":"1.0","type":"usage.recorded","source":"/app","id":"e1",\
                "time":"2026-09-01T10:00:00Z","data":{"clientId":"shop"}}""";
        Path file = file(whole, cloudEvent, "{\"clientId\":\"shop\"," + AT + "}");
        // When
        UsageImport.ImportResult result = run(file);
        // Then
        assertThat(result.accepted()).isEqualTo(3);
        List<JsonNode> arrived = services.events();
        assertThat(arrived.get(0)).isEqualTo(ApiClient.parse(whole));
        assertThat(arrived.get(1)).isEqualTo(ApiClient.parse(cloudEvent));
        assertThat(ids()).last().isEqualTo("import-" + FileFingerprint.of(file) + "-3");
    }

    @Test
    void badRowsAreToldAndTheOthersImportedInEveryRun() throws IOException {
        // Given
        Path file = file(event("1"), "{\"id\":\"2\"", "{\"id\":\"3\"}", refused("4"), event("5"));
        for (int run = 0; run < 2; run++) {
            // When
            UsageImport.ImportResult result = run(file);
            // Then
            assertThat(result.rows()).isEqualTo(5);
            assertThat(result.accepted()).isEqualTo(2);
            assertThat(result.rejected()).isEqualTo(3);
            assertThat(result.badRows())
                    .containsExactly(
                            "line 2: is cut off: its JSON does not end",
                            "line 3: occurredAt: a time is needed; if it is called otherwise,"
                                    + " name it (--column occurredAt=HEADER)",
                            "line 4: malformed: no");
        }
        assertThat(ids()).containsExactly("1", "5", "1", "5");
    }

    /// Sent on, it would be `?`, and two ids one.
    @Test
    void halfOfASurrogatePairIsABadRow() throws IOException {
        Path file = file(event("1"), event("o-\\ud83c"), event("o-\\ud83e"));
        assertThat(run(file).badRows())
                .hasSize(2)
                .allMatch(row -> row.contains("one of its texts holds half of a surrogate pair"));
        assertThat(ids()).containsExactly("1");
    }

    @Test
    void nothingIsSentOfAFileWithAnUnknownColumn() throws IOException {
        Path file = folder.resolve("usage.csv");
        Files.writeString(file, "occurredAt,Cost\n2026-09-01T10:00:00Z,1\n");
        assertThatThrownBy(() -> run(file)).hasMessageContaining("did you mean cost?");
        assertThat(services.events()).isEmpty();
    }

    @Test
    void tellsHowManyWereThereAlready() throws IOException {
        // Given
        services.counts(7, 3);
        services.countsNext(8, 4);
        // When
        UsageImport.ImportResult result = run(file(event("1"), event("2")));
        // Then
        assertThat(result.alreadyThere()).isEqualTo(1);
    }

    @Test
    void doesNotGuessHowManyWereThereWhenOthersSendToo() throws IOException {
        // Given
        services.counts(7, 3);
        services.countsNext(10, 4);
        // When
        UsageImport.ImportResult result = run(file(event("1"), event("2")));
        // Then
        assertThat(result.alreadyThere()).isNull();
    }

    @Test
    void ofManyBadRowsTheFirstAreToldAndAllCounted() throws IOException {
        Path file = file(IntStream.range(0, 2_500).mapToObj(i -> "{").toArray(String[]::new));
        UsageImport.ImportResult result = run(file);
        assertThat(result.rejected()).isEqualTo(2_500);
        assertThat(result.badRows()).hasSize(21).last().isEqualTo("… and more");
    }

    @Test
    void batchesAreBoundedByBytesAndByRows() throws IOException {
        // Given rows of 3 bytes a character, then short ones
        String text = "\u20ac".repeat(10_000);
        Stream<String> large = IntStream.range(0, 100).mapToObj(i -> event("l" + i, text));
        Stream<String> small = IntStream.range(0, 2_500).mapToObj(i -> event("s" + i));
        Path file = file(Stream.concat(large, small).toArray(String[]::new));
        // When
        UsageImport.ImportResult result = run(file);
        // Then
        assertThat(result.accepted()).isEqualTo(2_600);
        assertThat(services.batches()).hasSizeBetween(6, 8).allMatch(size -> size <= 900_000);
        assertThat(ids()).doesNotHaveDuplicates().hasSize(2_600);
    }

    @Test
    void aRowThatIsTooLargeAloneIsABadRow() throws IOException {
        Path file = file(event("1"), event("2", "x".repeat(900_000)), event("3"));
        UsageImport.ImportResult result = run(file);
        assertThat(result.badRows()).hasSize(1);
        assertThat(result.badRows().getFirst())
                .startsWith("line 2: is 900,0")
                .endsWith("more than the 900,000 that can be sent");
        assertThat(ids()).containsExactly("1", "3");
    }

    @Test
    void aKilledImportGoesOnWhereItWas() throws IOException, InterruptedException {
        // Given an import that is killed when two batches are answered and the third is not
        Path file = packed(IntStream.rangeClosed(1, 5_500).mapToObj(i -> event("e" + i)));
        services.hangsAt("\"e2001\"");
        Thread killed = Thread.ofPlatform().unstarted(() -> run(file));
        killed.setUncaughtExceptionHandler((_, _) -> {});
        killed.start();
        services.awaitHanging();
        Path checkpoint = folder.resolve("imports/w-" + FileFingerprint.of(file));
        await().until(
                        () ->
                                Files.exists(checkpoint)
                                        && Files.readString(checkpoint).equals("2000"));
        killed.interrupt();
        killed.join();
        // When
        UsageImport.ImportResult result;
        try (var others = new StandIn()) {
            result = run(file, others);
            // Then
            assertThat(others.events())
                    .extracting(event -> event.path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(2_001, 5_500).mapToObj(i -> "e" + i).toList());
        }
        assertThat(result.skipped()).isEqualTo(2_000);
        assertThat(result.accepted()).isEqualTo(3_500);
    }

    @Test
    void aDamagedCheckpointBeginsAnewWithTheSameIds() throws IOException {
        // Given
        Path file = file("{\"clientId\":\"shop\"," + AT + "}");
        run(file);
        Files.writeString(folder.resolve("imports/w-" + FileFingerprint.of(file)), "");
        // When
        UsageImport.ImportResult result = run(file);
        // Then
        assertThat(result.skipped()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("starts from the beginning");
        assertThat(ids()).hasSize(2).containsOnly("import-" + FileFingerprint.of(file) + "-1");
    }

    @Test
    void aFileThatIsDoneIsNotSentAgain() throws IOException {
        Path file = file(event("1"), event("2"));
        run(file);
        assertThat(run(file).skipped()).isEqualTo(2);
        assertThat(ids()).containsExactly("1", "2");
    }

    @Test
    void aClientThatCannotBeRegisteredStopsNothing() throws IOException {
        services.answers("/api/usage/clients", 400, "{\"code\":\"malformed\"}");
        assertThat(run(file(event("1"))).accepted()).isEqualTo(1);
    }

    @Test
    void anErrorOfTheServicesIsNoBadRow() throws IOException {
        services.answers("/api/usage/clients", 403, "{}");
        Path file = file(event("1"));
        assertThatThrownBy(() -> run(file))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("403");
    }

    private UsageImport.ImportResult run(Path file) {
        return run(file, services);
    }

    private UsageImport.ImportResult run(Path file, StandIn receiver) {
        return new UsageImport(
                        new EventSender(receiver.api(), "w"),
                        new ColumnMapping(Map.of(), Map.of()),
                        folder.resolve("imports"),
                        new ProgressBar(new PrintStream(said, true, StandardCharsets.UTF_8), false))
                .run(file, "w");
    }

    private List<String> ids() {
        return services.events().stream().map(event -> event.path("id").asText()).toList();
    }

    private static String event(String id) {
        return event(id, "report");
    }

    private static String event(String id, String feature) {
        return "{\"id\":\"%s\",\"clientId\":\"shop\",\"feature\":\"%s\",%s}"
                .formatted(id, feature, AT);
    }

    private static String refused(String id) {
        return "{\"id\":\"%s\",\"model\":\"refused\",%s}".formatted(id, AT);
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("usage.ndjson"), List.of(lines));
    }

    private Path packed(Stream<String> lines) throws IOException {
        Path file = folder.resolve("usage.ndjson.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(String.join("\n", lines.toList()).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
