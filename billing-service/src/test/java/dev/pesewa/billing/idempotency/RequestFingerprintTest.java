package dev.pesewa.billing.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestFingerprintTest {

    private record Today(@Nullable String feature, @Nullable BigDecimal cost) {}

    /// The same request in a later version of the service, which has two more fields.
    private record Tomorrow(
            @Nullable Long aNewField,
            @Nullable String feature,
            @Nullable BigDecimal cost,
            @Nullable List<String> another) {}

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Today REQUEST = new Today("report_summary", new BigDecimal("1.50"));

    private static RequestFingerprint of(Object request) {
        return RequestFingerprint.of("charge", request);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    @Test
    void isTheSameForARetryAfterAFieldWasAdded() {
        var later = new Tomorrow(null, "report_summary", new BigDecimal("1.50"), null);
        assertThat(of(later)).isEqualTo(of(REQUEST));
    }

    @Test
    void differsWhenTheNewFieldIsUsed() {
        var later = new Tomorrow(5L, "report_summary", new BigDecimal("1.50"), null);
        assertThat(of(later)).isNotEqualTo(of(REQUEST));
    }

    @Test
    void differsWithTheOperationAndWithEachValue() {
        assertThat(RequestFingerprint.of("settle", REQUEST)).isNotEqualTo(of(REQUEST));
        assertThat(of(new Today("report_summary", new BigDecimal("1.51"))))
                .isNotEqualTo(of(REQUEST));
        assertThat(of(new Today(null, new BigDecimal("1.50")))).isNotEqualTo(of(REQUEST));
    }

    @Test
    void knowsNumbersByTheirValueAndObjectsByTheirFields() {
        assertThat(of(json("{\"a\":1.0,\"b\":{\"d\":2,\"c\":[1,null]}}")))
                .isEqualTo(of(json("{\"b\":{\"c\":[1.00,null],\"d\":2e0},\"a\":1}")));
        assertThat(of(json("{\"a\":[1,2]}"))).isNotEqualTo(of(json("{\"a\":[2,1]}")));
        assertThat(of(json("{\"a\":\"1\"}"))).isNotEqualTo(of(json("{\"a\":1}")));
    }

    /// SHA-256 of `charge`, a line break and `{"cost":1.5,"feature":"report_summary",}`: what was
    /// kept with this request under its key has to match for ever.
    @Test
    void isWrittenTheSameByEveryVersionOfTheService() {
        assertThat(of(REQUEST).text())
                .isEqualTo(
                        "v2:1fbc8747a5d0873b80330d6b64b54315" + "b127cc070442dfb2fb2f439573b1b9f9");
    }

    @Test
    void textThatLooksLikeStructureIsStillText() {
        assertThat(of(Map.of("a", "x\",\"b\":\"y"))).isNotEqualTo(of(Map.of("a", "x", "b", "y")));
        assertThat(of(Map.of("a", "1,"))).isNotEqualTo(of(Map.of("a", List.of("1", ""))));
    }

    @Test
    void readsAHugeNumberWithoutWritingItOut() {
        assertThat(of(json("{\"a\":1e9999}")).text()).hasSize(67);
    }

    @Test
    void matchesEveryFingerprintOfTheFirstVersion() {
        assertThat(of(REQUEST).matches("0f".repeat(32))).isTrue();
        assertThat(of(REQUEST).matches(of(REQUEST).text())).isTrue();
        assertThat(of(REQUEST).matches(of(new Today(null, null)).text())).isFalse();
        assertThat(of(REQUEST).matches("")).isFalse();
    }

    @Test
    void rejectsAKeyThatWasUsedForAnotherRequest() {
        var key = IdempotencyKey.of("k", "/api/ai/charge", of(REQUEST), null);
        assertThatThrownBy(() -> key.mustMatch(of(new Today(null, null)).text()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("another request");
    }
}
