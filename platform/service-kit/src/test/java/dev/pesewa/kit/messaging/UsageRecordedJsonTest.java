package dev.pesewa.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageRecordedJsonTest {

    private static final String LEAST =
            """
            {"workspaceId":"01990000-0000-7000-8000-000000000001","source":"till","id":"1",\
            "clientId":"shop","inputTokens":0,"cachedInputTokens":0,"cacheWriteTokens":0,\
            "outputTokens":0,"pricing":"unpriced","success":false,"cached":false,\
            "occurredAt":"2026-09-01T10:00:00Z","attributes":{}}""";

    @Test
    void anEventIsReadBackExactlyAsItWasWritten() {
        // Given
        var event =
                new UsageRecorded(
                        new UsageRecorded.Origin(new UUID(1, 2), "till", "1", "0", true),
                        new UsageRecorded.Subject("shop", "ama", "report"),
                        new UsageRecorded.ModelCall(
                                "openai",
                                "gpt-4o",
                                Tokens.of(kind -> 1 + TokenKind.ALL.indexOf(kind)),
                                new UsageRecorded.ModelCall.CallResult(7L, true, "slow", true)),
                        new UsageRecorded.CallCost(
                                new BigDecimal("0.000000000100"),
                                "given",
                                new Money(new BigDecimal("0.000000000080"), "EUR")),
                        Instant.parse("2026-09-01T10:00:00.000001Z"),
                        Map.of("plan", "pro"));
        // When
        UsageRecorded read =
                CloudEventCodec.parse(CloudEventCodec.json(event), UsageRecorded.class);
        // Then
        assertThat(read).isEqualTo(event);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        // Given
        UsageRecorded event = CloudEventCodec.parse(LEAST, UsageRecorded.class);
        // When
        String written = CloudEventCodec.json(event);
        // Then
        assertThat(written).isEqualTo(LEAST);
    }

    @Test
    void aCallWithoutAClientKeepsTheIdThatWasSentAsAnAttribute() {
        // Given
        UsageRecorded event = CloudEventCodec.parse(LEAST, UsageRecorded.class);
        // When
        String written = CloudEventCodec.json(event.unattributed());
        // Then
        assertThat(written)
                .isEqualTo(
                        LEAST.replace("\"clientId\":\"shop\",", "")
                                .replace("{}", "{\"namedClientId\":\"shop\"}"));
        assertThat(CloudEventCodec.parse(written, UsageRecorded.class).clientId()).isNull();
    }

    @Test
    void fieldsThatALaterVersionAddedArePassedOver() {
        // Given
        String later =
                LEAST.replace(
                        "{\"workspaceId\"", "{\"a\":[{}],\"b\":{\"id\":2},\"c\":3,\"workspaceId\"");
        // When
        UsageRecorded read = CloudEventCodec.parse(later, UsageRecorded.class);
        // Then
        assertThat(CloudEventCodec.json(read)).isEqualTo(LEAST);
    }

    @Test
    void soundStandsInAnObjectOfItsOwn() {
        // Given
        String spoken = LEAST.replace("{}", "{},\"audio\":{\"input\":4,\"output\":9}");
        // When
        UsageRecorded read = CloudEventCodec.parse(spoken, UsageRecorded.class);
        // Then
        assertThat(read.tokens())
                .isEqualTo(Tokens.of(TokenKind.AUDIO_INPUT, 4).and(TokenKind.AUDIO_OUTPUT, 9));
    }

    @Test
    void imagesStandBesideTextWhenThereAreAny() {
        // Given
        String drawn = LEAST.replace("\"pricing\"", "\"imageInputTokens\":4,\"pricing\"");
        // When
        UsageRecorded read = CloudEventCodec.parse(drawn, UsageRecorded.class);
        // Then
        assertThat(read.tokens()).isEqualTo(Tokens.of(TokenKind.IMAGE_INPUT, 4));
        assertThat(CloudEventCodec.json(read)).isEqualTo(drawn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"source\":\"till\"|\"source\":null",
                "01990000-0000-7000-8000-000000000001|7",
                "2026-09-01T10:00:00Z|yesterday",
                "\"inputTokens\":0|\"inputTokens\":-1",
                "\"success\":false|\"success\":\"no\""
            })
    void anEventThatCannotBeReadIsToldFromAnOutage(String change) {
        // Given
        int bar = change.indexOf('|');
        String broken = LEAST.replace(change.substring(0, bar), change.substring(bar + 1));
        // When
        assertThatThrownBy(() -> CloudEventCodec.parse(broken, UsageRecorded.class))
                // Then
                .isInstanceOf(UncheckedIOException.class);
    }
}
