package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.LocalException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {

    @ParameterizedTest
    @CsvSource({
        "2023-11-16 18:17:03.9799600, 2023-11-16T18:17:03.979960Z",
        "2023-11-16T18:17:03, 2023-11-16T18:17:03Z",
        "2023-11-16 18:17, 2023-11-16T18:17:00Z",
        "2023-11-16T18:17:03Z, 2023-11-16T18:17:03Z",
        "2023-11-16T20:17:03+02:00, 2023-11-16T18:17:03Z",
    })
    void aTimeWithoutAZoneIsUtc(String written, String meant) {
        assertThat(ColumnMapping.time(written)).isEqualTo(Instant.parse(meant));
    }

    @Test
    void takesColumnsByTheirHeadersAndTheRestFromConstants() {
        // Given
        var mapping =
                new ColumnMapping(
                        Map.of("occurredAt", "TIMESTAMP", "inputTokens", "ContextTokens"),
                        Map.of("model", "gpt-4o", "clientId", "shop"));
        // When
        var event =
                mapping.event(Map.of("TIMESTAMP", "2023-11-16 18:17:03", "ContextTokens", "4808"));
        // Then
        assertThat(event.path("inputTokens").asLong()).isEqualTo(4808);
        assertThat(event.path("model").asText()).isEqualTo("gpt-4o");
        assertThat(event.path("clientId").asText()).isEqualTo("shop");
    }

    @Test
    void anEmptyCellGivesWayToTheConstant() {
        // Given
        var row = Map.of("model", "", "occurredAt", "2023-11-16T18:17:03Z");
        // When
        var event = new ColumnMapping(Map.of(), Map.of("model", "gpt-4o")).event(row);
        // Then
        assertThat(event.path("model").asText()).isEqualTo("gpt-4o");
    }

    /// In a format of its own an id may be the row's number.
    @ParameterizedTest
    @CsvSource({"occurredAt, ''", "id, 7"})
    void anIdOfAFormatOfItsOwnIsTakenOnlyWhenItIsNamed(String named, String id) {
        // Given
        var row = Map.of("id", "7", "source", "web", "occurredAt", "2023-11-16T18:17:03Z");
        // When
        var event = new ColumnMapping(Map.of(named, named), Map.of()).event(row);
        // Then
        assertThat(event.path("id").asText()).isEqualTo(id);
        assertThat(event.has("source")).isFalse();
    }

    @Test
    void aFileWithOurOwnHeadersKeepsIdsAndSources() {
        // Given
        var row =
                Map.of(
                        "id", "'7",
                        "source", "till",
                        "price", "0.5",
                        "occurredAt", "2023-11-16T18:17:03Z");
        // When
        var event = new ColumnMapping(Map.of(), Map.of()).event(row);
        // Then
        assertThat((Object) event)
                .isEqualTo(
                        json(
                                """
                                {"id":"'7","source":"till","cost":0.5,
                                 "occurredAt":"2023-11-16T18:17:03Z"}"""));
    }

    @Test
    void ofAnExportTheGuardsAreTakenAwayAndWhatIsDerivedIsLeftOut() {
        // Given
        var row =
                Map.of(
                        "id", "'-x",
                        "userId", "''quoted",
                        "source", "pesewa",
                        "pricing", "catalog 2026-09-01",
                        "correctedBy", "y",
                        "occurredAt", "2023-11-16T18:17:03Z");
        // When
        var event = new ColumnMapping(Map.of(), Map.of()).event(row);
        // Then
        assertThat((Object) event)
                .isEqualTo(
                        json(
                                """
                                {"id":"-x","userId":"'quoted","source":"pesewa",
                                 "occurredAt":"2023-11-16T18:17:03Z"}"""));
    }

    @Test
    void anIgnoredFieldIsLeftOut() {
        // Given
        var mapping = new ColumnMapping(Map.of(), Map.of(), Set.of("level"));
        var row = (ObjectNode) json("{\"level\":1,\"occurredAt\":\"2023-11-16T18:17:03Z\"}");
        // When
        var event = mapping.event(row);
        // Then
        assertThat(event.properties()).extracting(Map.Entry::getKey).containsExactly("occurredAt");
    }

    @Test
    void saysWhatIsWrongWithARow() {
        var mapping = new ColumnMapping(Map.of("inputTokens", "In"), Map.of());
        assertThatThrownBy(() -> mapping.event(Map.of("In", "many")))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("inputTokens: 'many'");
        assertThatThrownBy(() -> mapping.event(Map.of("Out", "1")))
                .hasMessageContaining("no column In");
        assertThatThrownBy(() -> new ColumnMapping(Map.of("inputToken", "In"), Map.of()))
                .hasMessageContaining("no such field; did you mean inputTokens?");
    }

    @Test
    void anEventInTheFormatOfTheApiIsPassedOnWhole() {
        String event =
                """
                {"id":"7","corrects":"6","clientId":"shop","provider":"openai","model":"gpt-4o",
                 "rawProvider":"openai","rawUsage":{"prompt_tokens":5,"completion_tokens":2},
                 "audioInputTokens":3,"cachedAudioInputTokens":1,"audioOutputTokens":2,
                 "cost":0.0120,"durationMs":80,"success":true,"cached":false,
                 "attributes":{"plan":"pro","seats":3},"unheardOf":[1,{"a":null}],
                 "occurredAt":"2026-09-01T10:00:00Z"}""";
        assertThat(plain(Map.of(), event)).isEqualTo(json(event));
    }

    @Test
    void aCloudEventIsPassedOnInItsEnvelope() {
        String event =
                """
                {"specversion":"1.0","type":"usage.recorded","source":"/app","id":"e1",
                 "time":"2026-09-01T10:00:00+02:00","extension":"kept",
                 "data":{"clientId":"shop","model":"gpt-4o","inputTokens":12}}""";
        assertThat(plain(Map.of(), event)).isEqualTo(json(event));
        assertThat(plain(Map.of("provider", "openai", "model", "other"), event).path("data"))
                .isEqualTo(
                        json(
                                """
                                {"clientId":"shop","model":"gpt-4o","inputTokens":12,
                                 "provider":"openai"}"""));
    }

    @Test
    void whatIsEmptyInAnObjectGivesWayToTheConstantAndCellsOfTextAreRead() {
        assertThat(
                        plain(
                                Map.of("model", "gpt-4o", "clientId", "shop"),
                                """
                                {"id":"","model":null,"userId":42,"inputTokens":"12",
                                 "success":"no","cost":"0.5","corrects":null,
                                 "occurredAt":"2026-09-01 10:00"}"""))
                .isEqualTo(
                        json(
                                """
                                {"model":"gpt-4o","clientId":"shop","userId":"42",
                                 "inputTokens":12,"success":false,"cost":0.5,
                                 "occurredAt":"2026-09-01T10:00:00Z"}"""));
    }

    @Test
    void namedColumnsOfObjectsAreRenamedAndWhatNoEventHasIsLeftOut() {
        // Given
        var columns = Map.of("rawUsage", "usage", "occurredAt", "at", "userId", "clientId");
        var row =
                json(
                        """
                        {"at":"2026-09-01T10:00:00Z","usage":{"prompt_tokens":5},"level":"info",
                         "clientId":"shop","attributes":{"a":"b"}}""");
        // When
        var event = new ColumnMapping(columns, Map.of()).event((ObjectNode) row);
        // Then
        assertThat((Object) event)
                .isEqualTo(
                        json(
                                """
                                {"rawUsage":{"prompt_tokens":5},"clientId":"shop",
                                 "userId":"shop","attributes":{"a":"b"},
                                 "occurredAt":"2026-09-01T10:00:00Z"}"""));
        assertThatThrownBy(() -> plain(columns, Map.of(), "{\"usage\":{}}"))
                .hasMessageContaining("no column");
    }

    @Test
    void whoseRawUsageItIsTheRowKnowsBetterThanTheConstant() {
        String raw =
                """
                {"rawProvider":"anthropic","rawUsage":{"input_tokens":1},
                 "occurredAt":"2026-09-01T10:00:00Z"}""";
        assertThat(plain(Map.of("provider", "openai"), raw)).isEqualTo(json(raw));
    }

    @Test
    void anEventWithoutATimeIsNotOneOfNow() {
        String cloudEvent = "{\"specversion\":\"1.0\",\"id\":\"1\",\"data\":{}}";
        assertThatThrownBy(() -> plain(Map.of(), "{\"clientId\":\"shop\"}"))
                .hasMessageContaining("occurredAt: a time is needed");
        assertThatThrownBy(() -> plain(Map.of(), cloudEvent))
                .hasMessageContaining("time: a time is needed");
    }

    @Test
    void aCellOfCsvCanHoldAnObject() {
        var row =
                Map.of(
                        "occurredAt", "2026-09-01T10:00:00Z",
                        "corrects", "call-1",
                        "audioInputTokens", "3",
                        "attributes", "{\"plan\":\"pro\"}");
        assertThat(json(ApiClient.json(new ColumnMapping(Map.of(), Map.of()).event(row))))
                .isEqualTo(
                        json(
                                """
                                {"attributes":{"plan":"pro"},"audioInputTokens":3,
                                 "corrects":"call-1","occurredAt":"2026-09-01T10:00:00Z"}"""));
        var broken = Map.of("occurredAt", "2026-09-01T10:00:00Z", "rawUsage", "{5");
        assertThatThrownBy(() -> new ColumnMapping(Map.of(), Map.of()).event(broken))
                .hasMessageContaining("rawUsage: '{5' is no JSON object");
    }

    private static JsonNode plain(Map<String, String> constants, String row) {
        return plain(Map.of(), constants, row);
    }

    /// The event as it arrives.
    private static JsonNode plain(
            Map<String, String> columns, Map<String, String> constants, String row) {
        return json(
                ApiClient.json(
                        new ColumnMapping(columns, constants).event((ObjectNode) json(row))));
    }

    private static JsonNode json(String text) {
        return ApiClient.parse(text);
    }
}
