package dev.pesewa.usage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "the workspace's",
            value = {
                "{'cost':0.5,'currency':'GHS'}    | GHS",
                "{'cost':'0.5'}                   | the workspace's",
                "{'price':0.5,'currency':''}      | the workspace's",
                "{'costUsd':'0.5'}                | USD",
                "{'costUsd':0.5,'currency':'USD'} | USD",
            },
            quoteCharacter = '`')
    void aCostIsInTheCurrencyThatItNames(String sent, String currency)
            throws IOException, InvalidEventException {
        // Given
        JsonNode event = EventRequestReaderTest.json().readTree(sent.replace('\'', '"'));
        // When
        EventRequest request = EventRequestReaderTest.reader().event(event);
        // Then
        assertThat(EventValues.cost(request)).isEqualByComparingTo("0.5");
        assertThat(EventValues.currency(request)).isEqualTo(currency);
    }
}
