package dev.pesewa.usage.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.usage.ingest.EventParser;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventSchemasTest {

    @Test
    void theContractShowsTheFieldsThatAreRead() {
        // Given
        RecordComponent[] shown = EventSchemas.EventFields.class.getRecordComponents();
        // When
        var names = Arrays.stream(shown).map(RecordComponent::getName).toList();
        // Then
        assertThat(names).containsExactlyInAnyOrderElementsOf(EventParser.fields());
    }
}
