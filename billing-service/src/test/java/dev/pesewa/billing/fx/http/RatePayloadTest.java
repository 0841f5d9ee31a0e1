package dev.pesewa.billing.fx.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.fx.RateQuote;
import dev.pesewa.billing.fx.http.RatePayload.RatePointers;
import dev.pesewa.kit.json.JacksonCustomizer;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatePayloadTest {

    private static final RatePointers PLACES = new RatePointers("/rates/{currency}", null);
    private static final RatePointers DATED = new RatePointers("/rates/{currency}", "/date");

    private final ObjectMapper json = new ObjectMapper();

    RatePayloadTest() {
        new JacksonCustomizer().customize(json);
    }

    @ParameterizedTest
    @CsvSource({
        "15.801234567890123456, 15.801234567890123456",
        "16, 16",
        "1.6e1, 16",
        "'\"15.80\"', 15.80",
        "-3, -3",
        "1e999999999, 1e999999999",
    })
    void readsANumberExactlyAsItIsWritten(String written, BigDecimal perUsd) {
        assertThat(read("{\"rates\":{\"GHS\":" + written + "}}", PLACES))
                .isInstanceOfSatisfying(
                        RateQuote.Quote.class,
                        quote -> {
                            assertThat(quote.perUsd().compareTo(perUsd)).isZero();
                            assertThat(quote.of()).isNull();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "16",
                "null",
                "{\"rates\":{}}",
                "{\"rates\":{\"KES\":129}}",
                "{\"rates\":{\"GHS\":null}}",
                "{\"rates\":{\"GHS\":true}}",
                "{\"rates\":{\"GHS\":\"\"}}",
                "{\"rates\":{\"GHS\":\"NaN\"}}",
                "{\"rates\":{\"GHS\":\"Infinity\"}}",
                "{\"rates\":{\"GHS\":\"-1\"}}",
                "{\"rates\":{\"GHS\":\"1e5\"}}",
                "{\"rates\":{\"GHS\":\"1,580\"}}",
                "{\"rates\":{\"GHS\":[16]}}",
            })
    void findsNothingWhereThereIsNoNumber(String document) {
        assertThat(read(document, PLACES)).isInstanceOf(RateQuote.Missing.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-11-20\"', 2026-11-20",
        "'\"2026-11-20T23:30:00-05:00\"', 2026-11-20",
        "1795219199, 2026-11-20",
        "1795219200, 2026-11-21",
    })
    void readsTheDayItIsOf(String written, LocalDate of) {
        assertThat(read("{\"rates\":{\"GHS\":16},\"date\":" + written + "}", DATED))
                .isEqualTo(new RateQuote.Quote("GHS", new BigDecimal("16"), of));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"today\"",
                "\"20 November 2026\"",
                "\"2026-13-20\"",
                "9223372036854775807",
                "99999999999999999999999",
                "1.5",
                "{}",
            })
    void aRateWithoutTheDayThatWasAskedForIsNone(String written) {
        assertThat(read("{\"rates\":{\"GHS\":16},\"date\":" + written + "}", DATED))
                .isInstanceOf(RateQuote.Missing.class);
    }

    @Test
    void aPlaceIsAJsonPointer() {
        assertThatThrownBy(() -> new RatePointers("rates.{currency}", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RatePointers("/rates/{currency}", "date"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RateQuote read(String document, RatePointers places) {
        try {
            return new RatePayload(json.readTree(document)).quote("GHS", places);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
