package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.local.LocalException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,occurredAt,inputTokens,cost",
                "occurredAt,price,responseTimeMs,errorMessage",
                "id,source,occurredAt,pricing,cost,correctedBy",
                "occurredAt,cost,",
            })
    void takesTheFieldsOfAnEvent(String header) {
        assertThatCode(() -> CsvHeader.check(columns(header), Map.of(), Set.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "occurredAt,InputTokens | column InputTokens: an event has no such field;"
                        + " did you mean inputTokens?",
                "occurredAt,input_tokens | did you mean inputTokens?",
                "occurredAt,otuputTokens | did you mean outputTokens?",
                "occurredAt,level | column level: an event has no such field.",
                "occurredAt,pricing | column pricing: an event has no such field.",
                "occurredAt,,cost | column : an event has no such field.",
                "occurredAt,cost,cost | column cost: stands twice in the header",
                "occurredAt,cost,price | columns cost and price: both are cost",
            })
    void refusesWhatWouldBePassedOver(String header, String reason) {
        assertThatThrownBy(() -> CsvHeader.check(columns(header), Map.of(), Set.of()))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void leavesOutWhatIsIgnored() {
        assertThatCode(
                        () ->
                                CsvHeader.check(
                                        columns("occurredAt,level,level"),
                                        Map.of(),
                                        Set.of("level")))
                .doesNotThrowAnyException();
    }

    @Test
    void aFormatOfItsOwnMayHaveOtherColumns() {
        assertThatCode(
                        () ->
                                CsvHeader.check(
                                        columns("TIMESTAMP,ContextTokens,Region,id,id"),
                                        Map.of("occurredAt", "TIMESTAMP"),
                                        Set.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIMESTAMP,InputTokens | did you mean inputTokens?",
                "TIMESTAMP,TIMESTAMP | column TIMESTAMP: stands twice in the header",
                "Timestamp,cost | there is no column TIMESTAMP; did you mean Timestamp?",
            })
    void aFormatOfItsOwnMayNotMistypeAField(String header, String reason) {
        assertThatThrownBy(
                        () ->
                                CsvHeader.check(
                                        columns(header),
                                        Map.of("occurredAt", "TIMESTAMP"),
                                        Set.of()))
                .hasMessageContaining(reason);
    }

    private static List<String> columns(String header) {
        return Arrays.asList(header.split(",", -1));
    }
}
