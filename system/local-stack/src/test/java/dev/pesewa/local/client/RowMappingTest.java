package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.local.LocalException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMappingTest {

    @ParameterizedTest
    @CsvSource({
        "2023-11-16 18:17:03.9799600, 2023-11-16T18:17:03.979960Z",
        "2023-11-16T18:17:03, 2023-11-16T18:17:03Z",
        "2023-11-16 18:17, 2023-11-16T18:17:00Z",
        "2023-11-16T18:17:03Z, 2023-11-16T18:17:03Z",
        "2023-11-16T20:17:03+02:00, 2023-11-16T18:17:03Z",
    })
    void aTimeWithoutAZoneIsUtc(String written, String meant) {
        assertThat(RowMapping.time(written)).isEqualTo(Instant.parse(meant));
    }

    @Test
    void takesColumnsByTheirHeadersAndTheRestFromConstants() {
        // Given
        var mapping =
                new RowMapping(
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
    void anEmptyCellGivesWayToTheConstantAndAnIdIsTakenOnlyFromANamedColumn() {
        // Given
        var row = Map.of("model", "", "id", "7", "occurredAt", "2023-11-16T18:17:03Z");
        var constants = Map.of("model", "gpt-4o");
        // When
        var plain = new RowMapping(Map.of(), constants).event(row);
        var named = new RowMapping(Map.of("id", "id"), constants).event(row);
        // Then
        assertThat(plain.path("model").asText()).isEqualTo("gpt-4o");
        assertThat(plain.has("id")).isFalse();
        assertThat(named.path("id").asText()).isEqualTo("7");
    }

    @Test
    void saysWhatIsWrongWithARow() {
        var mapping = new RowMapping(Map.of("inputTokens", "In"), Map.of());
        assertThatThrownBy(() -> mapping.event(Map.of("In", "many")))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("inputTokens: 'many'");
        assertThatThrownBy(() -> mapping.event(Map.of("Out", "1")))
                .hasMessageContaining("no column In");
        assertThatThrownBy(() -> new RowMapping(Map.of("tokens", "In"), Map.of()))
                .hasMessageContaining("no such field");
    }
}
