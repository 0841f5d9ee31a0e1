package dev.pesewa.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonCustomizerTest {

    record Sample(
            @Nullable String name, @Nullable BigDecimal amount, int count, @Nullable Instant at) {}

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    JacksonCustomizerTest() {
        new JacksonCustomizer().customize(json);
    }

    @Test
    void keepsADecimalAsItWasSent() throws JsonProcessingException {
        Sample read = json.readValue("{\"amount\":0.10,\"count\":1}", Sample.class);
        assertThat(read.amount()).isEqualTo(new BigDecimal("0.10"));
    }

    @Test
    void readsADecimalThatWasSentAsText() throws JsonProcessingException {
        Sample read = json.readValue("{\"amount\":\"0.10\",\"count\":1}", Sample.class);
        assertThat(read.amount()).isEqualTo(new BigDecimal("0.10"));
    }

    @Test
    void writesDecimalsPlainAndTimesAsText() throws JsonProcessingException {
        var sample =
                new Sample("a", new BigDecimal("1E+3"), 1, Instant.parse("2026-09-01T10:00:00Z"));
        assertThat(json.writeValueAsString(sample))
                .isEqualTo(
                        """
                        {"name":"a","amount":1000,"count":1,"at":"2026-09-01T10:00:00Z"}""");
    }

    @Test
    void readsANumberWhereATextIsExpected() throws JsonProcessingException {
        assertThat(json.readValue("{\"name\":12,\"count\":1}", Sample.class).name())
                .isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unknown\":1}",
                "{\"count\":1.5}",
                "{\"count\":null}",
                "{\"count\":\"1\"}",
                "{\"name\":true}",
                "{\"amount\":\"1e9\"}",
                "{\"amount\":\"\"}",
                "{\"amount\":true}",
                "{\"name\":1.5}",
                "{} {}",
                "{\"at\":\"yesterday\"}"
            })
    void refusesWhatWouldBeGuessed(String text) {
        assertThatThrownBy(() -> json.readValue(text, Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
