package dev.pesewa.billing.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pesewa.kernel.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SanitiserTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Set<String> KEYS = Set.of("tone", "count", "sections");
    private static final Sanitiser REFUSING =
            new Sanitiser(KEYS, Sanitiser.SanitisingPolicy.REFUSE);
    private static final Sanitiser REDACTING =
            new Sanitiser(KEYS, Sanitiser.SanitisingPolicy.REDACT);

    @Test
    void keepsListedKeysWithPlainValues() {
        String data = "{'tone':'warm','count':3,'sections':['a',{'b':1}],'name':'x','tone2':{}}";
        assertThat(REFUSING.keep("requestData", json(data)))
                .isEqualTo("{\"tone\":\"warm\",\"count\":3,\"sections\":[\"a\"]}");
        assertThat(REFUSING.keep("requestData", json("{'name':'not listed'}"))).isNull();
        assertThat(REFUSING.keep("requestData", null)).isNull();
    }

    @Test
    void cutsLongTexts() {
        String kept = REFUSING.keep("requestData", tone("x".repeat(500)));
        assertThat(kept).hasSize("{\"tone\":\"\"}".length() + 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "'text'", "5"})
    void wantsAnObject(String data) {
        assertThatThrownBy(() -> REFUSING.keep("requestData", json(data)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("requestData");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ama@example.com",
                "write to Kofi.Mensah+shop@mail.example.com.gh today",
                "0244123456",
                "+233 24 412 3456",
                "call (024) 412-3456 now",
                "00233244123456",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "card 5555555555554444.",
            })
    void refusesWhatLooksPersonalWithoutRepeatingIt(String value) {
        assertThatThrownBy(() -> REFUSING.keep("requestData", tone(value)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("requestData.tone")
                .hasMessageNotContaining(value);
        assertThat(REDACTING.keep("requestData", tone(value)))
                .isEqualTo("{\"tone\":\"[redacted]\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21",
                "2026-11-21T04:41:59Z",
                "2026-11-21 04:41:59",
                "3.14159265358979",
                "1.25.3.1014",
                "gpt-4o-2024-08-06",
                "018f6f3e-7c00-7000-8000-000000000001",
                "12345678",
                "a @ b",
                "up to 1,000,000 rows",
                "warm",
            })
    void leavesHarmlessValuesAlone(String value) {
        assertThat(REFUSING.keep("requestData", tone(value))).contains(value);
    }

    @Test
    void recognizesACardAsANumberToo() {
        JsonNode card = json("{'count':4111111111111111}");
        assertThatThrownBy(() -> REFUSING.keep("responseSummary", card))
                .hasMessageContaining("responseSummary.count");
        assertThat(REFUSING.keep("requestData", json("{'count':4111111111111112}"))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"233244123456", "244123456"})
    void aPhoneNumberNeedsNoQuotes(String phone) {
        assertThatThrownBy(
                        () -> REFUSING.keep("requestData", json("{'count':%s}".formatted(phone))))
                .hasMessageContaining("requestData.count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e10000", "1e-10000", "1234567890123456789012345678901"})
    void aNumberWithTooManyDigitsIsRejected(String number) {
        JsonNode data = json("{'count':%s}".formatted(number));
        assertThatThrownBy(() -> REFUSING.keep("requestData", data))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("requestData.count");
        assertThat(REFUSING.keep("requestData", json("{'count':0.7}"))).isNotNull();
    }

    /// A backtracking pattern would take half an hour for this text.
    @Test
    @Timeout(10)
    void searchesALongTextInLinearTime() {
        String data = "a".repeat(1_000_000);
        assertThat(REFUSING.keep("requestData", tone(data))).isNotNull();
    }

    @Test
    void findsAnAddressThatBeginsInTheKeptPartAndEndsAfterIt() {
        String data = "x".repeat(190) + " ama.mensah@example.com";
        assertThatThrownBy(() -> REFUSING.keep("requestData", tone(data)))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121})
    void letsNoGeneratedPhoneCardOrAddressThrough(long seed) {
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            String personal =
                    switch (random.nextInt(3)) {
                        case 0 -> grouped("+233" + digits(random, 9), random);
                        case 1 -> grouped(card(random), random);
                        default -> letters(random) + "@" + letters(random) + ".com";
                    };
            String text = List.of("", "see ", "to: ").get(random.nextInt(3)) + personal;
            assertThat(REDACTING.keep("requestData", tone(text)))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo("{\"tone\":\"[redacted]\"}");
        }
    }

    private static String grouped(String digits, SplittableRandom random) {
        var text = new StringBuilder(digits.substring(0, 4));
        for (char each : digits.substring(4).toCharArray()) {
            text.append(random.nextInt(4) == 0 ? List.of(" ", "-").get(random.nextInt(2)) : "")
                    .append(each);
        }
        return text.toString();
    }

    private static String card(SplittableRandom random) {
        String start = "4" + digits(random, 14);
        for (char last = '0'; last <= '9'; last++) {
            if (PersonalDataDetector.isCard(start + last)) {
                return start + last;
            }
        }
        throw new AssertionError("one of ten digits is the check digit of " + start);
    }

    private static String digits(SplittableRandom random, int count) {
        var text = new StringBuilder();
        random.ints(count, 0, 10).forEach(text::append);
        return text.toString();
    }

    private static String letters(SplittableRandom random) {
        var text = new StringBuilder();
        random.ints(2 + random.nextInt(8), 'a', 'z' + 1).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static JsonNode tone(String text) {
        return JsonNodeFactory.instance.objectNode().put("tone", text);
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return JSON.readTree(String.valueOf(text).replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
