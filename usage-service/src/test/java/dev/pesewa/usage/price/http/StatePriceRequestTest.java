package dev.pesewa.usage.price.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.prices.StatedPrice;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatePriceRequestTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    @Test
    void holdsFromTodayForTheModelsOwnNameWhereNothingElseIsSaid() {
        // When
        StatedPrice price = stated("{\"model\":\"gpt-4o\",\"input\":2.5}");
        // Then
        assertThat(price).isEqualTo(new StatedPrice("", "gpt-4o", "=", TODAY, "in=2.5"));
    }

    @Test
    void writesTiersBehindEachKindThatTheyPrice() {
        // When
        StatedPrice price =
                stated(
                        """
                        {"model":"m","input":2,"output":8,"requests":0.5,
                         "tiers":[{"aboveTokens":200000,"input":4,"output":12}]}""");
        // Then
        assertThat(price.price()).isEqualTo("in=2>200000:4 out=8>200000:12 requests=0.5");
    }

    @Test
    void isFreeWithoutAnyAmount() {
        // When
        StatedPrice price = stated("{\"model\":\"m\",\"free\":true}");
        // Then
        assertThat(price.price()).isEqualTo("free");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    {"equals":"a"}                                         | =a
                    {"startsWith":"a"}                                     | ^a
                    {"endsWith":"a"}                                       | $a
                    {"contains":"a"}                                       | *a
                    {"and":[{"startsWith":"a"},{"endsWith":"b"}]}          | ^a&$b
                    {"or":[{"equals":"a"},{"and":[{"contains":"b"}]}]}     | =a *b
                    """)
    void writesRulesAsTheCatalogDoes(String match, String rule) {
        // When
        StatedPrice price = stated("{\"model\":\"m\",\"input\":1,\"match\":" + match + "}");
        // Then
        assertThat(price.match()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    {"model":"m"}                                                | input
                    {"model":"m","input":1,"match":{"like":"x"}}                 | match
                    {"model":"m","input":1,"match":{"equals":"two words"}}       | match
                    {"model":"m","input":1,"effectiveFrom":"9999-01-01"}         | effectiveFrom
                    {"model":"m","input":-1}                                     | price
                    """)
    void refusesWhatIsNoPrice(String request, String field) {
        // Then
        assertThatThrownBy(() -> stated(request))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(ProblemException.FieldError::field)
                                        .containsExactly(field));
    }

    private static StatedPrice stated(String request) {
        try {
            return JSON.readValue(request, StatePriceRequest.class).stated(TODAY);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
