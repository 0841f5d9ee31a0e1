package dev.pesewa.billing.call.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.privacy.CallDataPrivacy.Kept;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallRequestTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aChargeHasSucceededUnlessItSaysOtherwise() {
        AiCall call = charge("{'feature':'report_summary'}");
        assertThat(call.success()).isTrue();
        assertThat(call.tokens().total()).isZero();
    }

    @Test
    void aFailedChargeKeepsItsErrorMessage() {
        AiCall call = charge("{'feature':'f','success':false,'errorMessage':'timeout'}");
        assertThat(call.success()).isFalse();
        assertThat(call.errorMessage()).isEqualTo("timeout");
    }

    @Test
    void aSettlementHasTheFeatureOfItsHold() {
        AiCall call = request("{'outcome':'failed'}").settlement("held_for", Kept.NOTHING, "GHS");
        assertThat(call.feature()).isEqualTo("held_for");
        assertThat(call.success()).isFalse();
    }

    @Test
    void anAnswerFromACacheIsToldFromOthers() {
        assertThat(charge("{'feature':'f','cached':true}").cached()).isTrue();
        assertThat(charge("{'feature':'f'}").cached()).isFalse();
    }

    @Test
    void aBlankClientIsNone() {
        assertThat(charge("{'feature':'f','clientId':' '}").clientId()).isNull();
    }

    @Test
    void aCostMayBeANumberOrADecimalText() {
        Money number = charge("{'feature':'f','costUsd':0.0125}").cost();
        Money text = charge("{'feature':'f','costUsd':'0.0125'}").cost();
        assertThat(number).isEqualTo(text).isEqualTo(money("0.0125", "USD"));
    }

    @Test
    void aCostIsInTheCurrencyOfTheWorkspaceUnlessItSaysOtherwise() {
        Money own = charge("{'feature':'f','cost':0.005}").cost();
        Money other = charge("{'feature':'f','cost':0.005,'currency':'EUR'}").cost();
        assertThat(own).isEqualTo(money("0.005", "GHS"));
        assertThat(other).isEqualTo(money("0.005", "EUR"));
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'feature':'f','cost':1,'durationMs':7,'error':'timeout'}",
                "{'feature':'f','price':1,'responseTimeMs':7,'errorMessage':'timeout'}",
                "{'feature':'f','costUsd':'1','responseTimeMs':7,'errorMessage':'timeout'}"
            })
    void understandsTheWordsOfTheFirstDocumentsToo(String body) {
        AiCall call = charge(body);
        assertThat(call.cost()).isNotNull().extracting(Money::amount).isEqualTo(BigDecimal.ONE);
        assertThat(call.responseTimeMs()).isEqualTo(7);
        assertThat(call.errorMessage()).isEqualTo("timeout");
    }

    @Test
    void keepsOfTheDataOnlyWhatWasSanitised() {
        AiCall call =
                request("{'feature':'f','requestData':{'name':'Ama'}}")
                        .charge(new Kept("{\"tone\":\"warm\"}", null), "GHS");
        assertThat(call.requestData()).isEqualTo("{\"tone\":\"warm\"}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "feature        | {}",
                "feature        | {'feature':' '}",
                "outcome        | {'feature':'f','outcome':'success'}",
                "clientId       | {'feature':'f','clientId':'a\\u0000b'}",
                "cost           | {'feature':'f','cost':-1}",
                "currency       | {'feature':'f','cost':1,'currency':'eur'}",
                "costUsd        | {'feature':'f','cost':1,'costUsd':1}",
                "currency       | {'feature':'f','costUsd':1,'currency':'EUR'}",
                "costUsd        | {'feature':'f','costUsd':-1}",
                "costUsd        | {'feature':'f','costUsd':1000000.01}",
                "costUsd        | {'feature':'f','costUsd':'0.0000000000001'}",
                "costUsd        | {'feature':'f','costUsd':1e400}",
                "inputTokens    | {'feature':'f','inputTokens':-1}",
                "outputTokens   | {'feature':'f','outputTokens':1000000001}",
                "responseTimeMs | {'feature':'f','responseTimeMs':-1}",
                "durationMs     | {'feature':'f','durationMs':-1}",
                "cost           | {'feature':'f','cost':-1}",
                "price          | {'feature':'f','price':-1}",
                "costUsd        | {'feature':'f','cost':1,'costUsd':1}",
                "price          | {'feature':'f','costUsd':1,'price':1}",
                "responseTimeMs | {'feature':'f','durationMs':1,'responseTimeMs':1}",
                "errorMessage   | {'feature':'f','error':'a','errorMessage':'a'}",
                "outputTokenz   | {'feature':'f','outputTokenz':1}",
            })
    void rejectsAChargeAndNamesTheField(String field, String body) {
        CallRequest request = request(body);
        var rejection =
                catchThrowableOfType(
                        ProblemException.class, () -> request.charge(Kept.NOTHING, "GHS"));
        assertThat(rejection.errors())
                .extracting(ProblemException.FieldError::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "feature | {'feature':'f'}",
                "success | {'success':true}",
                "outcome | {'outcome':'perhaps'}",
            })
    void rejectsASettlementAndNamesTheField(String field, String body) {
        CallRequest request = request(body);
        assertThatThrownBy(() -> request.settlement("f", Kept.NOTHING, "GHS"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(field);
    }

    @Test
    void rejectsATextThatIsTooLong() {
        CallRequest request = request("{'feature':'%s'}".formatted("x".repeat(201)));
        assertThatThrownBy(() -> request.charge(Kept.NOTHING, "GHS"))
                .hasMessageContaining("at most 200 characters");
    }

    @Test
    void rejectsTextsThatAreTooLongTogetherForTheSumsOfUsage() {
        // Given
        String longest = "\u4e00".repeat(200);
        CallRequest request =
                request(
                        "{'feature':'f','clientId':'%1$s','userId':'%1$s','provider':'%1$s',"
                                        .formatted(longest)
                                + "'model':'%s'}".formatted(longest));
        // When
        assertThatThrownBy(() -> request.charge(Kept.NOTHING, "GHS"))
                // Then
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 2000 bytes");
    }

    private static AiCall charge(String body) {
        return request(body).charge(Kept.NOTHING, "GHS");
    }

    private static CallRequest request(String body) {
        try {
            return JSON.readValue(body.replace('\'', '"'), CallRequest.class);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
