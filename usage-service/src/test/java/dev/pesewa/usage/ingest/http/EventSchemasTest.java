package dev.pesewa.usage.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.usage.ingest.EventParser;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventSchemasTest {

    @Test
    void theContractShowsTheFieldsThatAreRead() {
        // Given
        RecordComponent[] shown = EventSchemas.EventFields.class.getRecordComponents();
        // When
        var names =
                Arrays.stream(shown)
                        .map(RecordComponent::getName)
                        .flatMap(EventSchemasTest::withTokens)
                        .distinct()
                        .toList();
        // Then
        assertThat(names).containsExactlyInAnyOrderElementsOf(EventParser.fields());
    }

    /// `tokens` is shown flat, see `TokenCounts` in the contract.
    private static Stream<String> withTokens(String name) {
        return name.equals("tokens")
                ? TokenKind.ALL.stream().map(TokenKind::field)
                : Stream.of(name);
    }
}
