package dev.pesewa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.Stack;
import dev.pesewa.local.client.ApiClient;
import dev.pesewa.local.client.ColumnMapping;
import dev.pesewa.local.client.EventSender;
import dev.pesewa.local.client.ProgressBar;
import dev.pesewa.local.client.UsageImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is exported and imported again is the same: nothing is counted twice, nothing is lost.
class ExportImportIT {

    private static final Stack STACK = SystemStack.get();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RANGE = "&startDate=2026-06-01&endDate=2026-06-01";
    private static final String AT = "2026-06-01T10:00:00Z";
    private static final int EVENTS = 8;

    /// Two sources with one id, texts that a spreadsheet takes for formulas, and a correction.
    private static final String HISTORY =
            """
            {"id":"same","clientId":"shop","cost":1,"occurredAt":"AT"}
            {"id":"same","source":"till","clientId":"shop","cost":2,"occurredAt":"AT"}
            {"id":"-x","clientId":"'shop","userId":"+233240000001","cost":3,"occurredAt":"AT"}
            {"id":"'-x","clientId":"=bank","userId":"'+233","cost":4,"occurredAt":"AT"}
            {"id":"old","clientId":"shop","cost":5,"occurredAt":"AT"}
            {"id":"new","corrects":"old","clientId":"shop","cost":6,"occurredAt":"AT"}
            {"id":" a,\\"b\\"\\r\\n","clientId":"shop","error":"\\tno",\
            "success":false,"occurredAt":"AT"}
            {"id":"7","clientId":"shop","model":"gpt-4o","inputTokens":9,"audioOutputTokens":2,\
            "cachedInputTokens":1,"durationMs":5,"cached":true,"attributes":{"@":"\\u00e9"},\
            "occurredAt":"AT"}
            """
                    .replace("AT", AT);

    @TempDir private Path folder;

    @Test
    void importedWhereItCameFromItChangesNothing() throws IOException {
        // Given
        String workspace = workspaceWithHistory();
        Path file = export(workspace, "csv");
        String statistics = "/api/usage/stats/" + workspace + "?" + RANGE.substring(1);
        JsonNode before = STACK.as("owner", workspace).get(statistics).expect(200);
        // When
        UsageImport.ImportResult result = imported(file, workspace);
        // Then
        assertThat(result.badRows()).isEmpty();
        assertThat(result.alreadyThere()).isEqualTo(EVENTS);
        assertThat(STACK.as("owner", workspace).get(statistics).expect(200)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void importedElsewhereItIsTheSame(String format) throws IOException {
        // Given
        String from = workspaceWithHistory();
        String to = SystemStack.workspace();
        Path file = export(from, format);
        // When
        UsageImport.ImportResult result = imported(file, to);
        // Then
        assertThat(result.badRows()).isEmpty();
        assertThat(result.alreadyThere()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events(to)).isEqualTo(events(from)));
    }

    private static String workspaceWithHistory() {
        String workspace = SystemStack.workspace();
        ApiClient owner = STACK.as("owner", workspace);
        for (String client : List.of("shop", "'shop", "=bank")) {
            owner.post("/api/usage/clients", Map.of("clientId", client, "name", "x")).expect(201);
        }
        JsonNode answer =
                owner.send("POST", "/api/usage/events", "application/x-ndjson", HISTORY, Map.of())
                        .expect(202);
        assertThat(answer.path("accepted").asInt()).as(answer.toString()).isEqualTo(EVENTS);
        await().atMost(PATIENCE).until(() -> events(workspace).size() == EVENTS);
        return workspace;
    }

    private Path export(String workspace, String format) throws IOException {
        String text =
                STACK.as("owner", workspace)
                        .get("/api/usage/export/" + workspace + "?format=" + format + RANGE)
                        .text();
        return Files.writeString(folder.resolve("export." + format), text);
    }

    private UsageImport.ImportResult imported(Path file, String workspace) {
        return new UsageImport(
                        new EventSender(STACK.operator(), workspace),
                        new ColumnMapping(Map.of(), Map.of()),
                        folder,
                        new ProgressBar(System.out, false))
                .run(file, workspace);
    }

    /// Without `pricing`: a cost that was imported is `given`.
    private static List<JsonNode> events(String workspace) {
        List<JsonNode> events = new ArrayList<>();
        STACK.as("owner", workspace)
                .get("/api/usage/export/" + workspace + "?format=json" + RANGE)
                .expect(200)
                .forEach(event -> events.add(((ObjectNode) event).without("pricing")));
        events.sort(Comparator.comparing(event -> event.path("source") + "/" + event.path("id")));
        return events;
    }
}
