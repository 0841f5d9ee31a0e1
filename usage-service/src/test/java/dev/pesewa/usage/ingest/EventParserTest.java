package dev.pesewa.usage.ingest;

import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {

    private static final UUID WORKSPACE = new UUID(7, 7);
    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private final EventParser reader =
            new EventParser(EventRequestReaderTest.reader(), WORKSPACE, NOW);

    @Test
    void readsEveryField() throws InvalidEventException {
        IncomingEvent event =
                reader.read(
                        json(
                                """
                                {"id":"1","clientId":"shop","userId":"ama","feature":"report",
                                 "provider":"openai","model":"gpt-4o","inputTokens":1,
                                 "cachedInputTokens":2,"cacheWriteTokens":3,"outputTokens":4,
                                 "cost":0.000000000001,"currency":"USD","durationMs":5,
                                 "success":false,"error":"timeout","cached":true,
                                 "occurredAt":"2026-08-31T12:00:00+02:00",
                                 "attributes":{"plan":"pro","retries":2,"trial":true}}"""));
        assertThat(event)
                .isEqualTo(
                        new IncomingEvent(
                                new UsageRecorded.Origin(
                                        WORKSPACE, UsageRecorded.DEFAULT_SOURCE, "1"),
                                new UsageRecorded.Subject("shop", "ama", "report"),
                                new UsageRecorded.ModelCall(
                                        "openai",
                                        "gpt-4o",
                                        Tokens.of(INPUT, 1)
                                                .and(CACHED_INPUT, 2)
                                                .and(CACHE_WRITE, 3)
                                                .and(OUTPUT, 4),
                                        new UsageRecorded.ModelCall.CallResult(
                                                5L, false, "timeout", true)),
                                null,
                                new BigDecimal("0.000000000001"),
                                "USD",
                                Instant.parse("2026-08-31T10:00:00Z"),
                                Map.of("plan", "pro", "retries", "2", "trial", "true")));
    }

    @Test
    void happenedNowAndWellUnlessItSaysOtherwise() throws InvalidEventException {
        IncomingEvent event = reader.read(json("{\"id\":\"1\",\"clientId\":\"shop\"}"));
        assertThat(event.occurredAt()).isEqualTo(NOW);
        assertThat(event.call().result().success()).isTrue();
        assertThat(event.call().result().cached()).isFalse();
        assertThat(event.cost()).isNull();
        assertThat(event.call().result().durationMs()).isNull();
        assertThat(event.origin().source()).isEqualTo(UsageRecorded.DEFAULT_SOURCE);
    }

    @Test
    void takesIdSourceAndTimeFromACloudEvent() throws InvalidEventException {
        IncomingEvent event =
                reader.read(
                        json(
                                """
                                {"specversion":"1.0","type":"usage.recorded","source":"app",
                                 "id":"9","time":"2026-08-01T00:00:00Z",
                                 "data":{"clientId":"shop","outputTokens":7}}"""));
        assertThat(event.origin().source()).isEqualTo("app");
        assertThat(event.origin().id()).isEqualTo("9");
        assertThat(event.call().tokens().of(OUTPUT)).isEqualTo(7);
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"rawUsage\":null | rawUsage is null",
                "\"userId\":\"ama\" | no count of tokens was sent",
                "\"inputTokens\":7,\"tokensUnknown\":\"the stream broke\" | the stream broke",
                "\"inputTokens\":null | no count of tokens was sent",
                "\"inputTokens\":null,\"outputTokens\":5 | inputTokens is null",
                "\"rawUsage\":{} | rawUsage is empty",
                "\"rawUsage\":{\"totalTokenCount\":500} | prompt_token_count is missing",
            })
    void saysWhyTheTokensOfACallAreNotKnown(String fields, String reason)
            throws InvalidEventException {
        // Given
        JsonNode event = json("{\"id\":\"1\",\"clientId\":\"shop\",%s}".formatted(fields));
        // When
        IncomingEvent read = reader.read(event);
        // Then
        assertThat(read.tokensUnknown()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"Groq, groq", "' bedrock ', bedrock", "LiteLLM,", "'',"})
    void theAnswersProviderIsTheCallsWhenItNamesNone(String rawProvider, @Nullable String provider)
            throws InvalidEventException {
        // Given
        JsonNode event =
                json(
                        """
                        {"id":"1","clientId":"shop","rawProvider":"%s",
                         "rawUsage":{"prompt_tokens":5,"completion_tokens":1}}"""
                                .formatted(rawProvider));
        // When
        IncomingEvent read = reader.read(event);
        // Then
        assertThat(read.call().provider()).isEqualTo(provider);
        assertThat(read.call().tokens()).isEqualTo(Tokens.of(INPUT, 5).and(OUTPUT, 1));
    }

    @Test
    void understandsTheWordsOfTheFirstDocuments() throws InvalidEventException {
        IncomingEvent event =
                reader.read(
                        json(
                                """
                                {"id":"1","clientId":"shop","price":"0.5","responseTimeMs":7,
                                 "errorMessage":"timeout"}"""));
        assertThat(event.cost()).isEqualByComparingTo("0.5");
        assertThat(event.currency()).isNull();
        assertThat(event.call().result().durationMs()).isEqualTo(7);
        assertThat(event.call().result().error()).isEqualTo("timeout");
    }

    @Test
    void takesASourceOfAPlainEvent() throws InvalidEventException {
        IncomingEvent event =
                reader.read(json("{\"id\":\"1\",\"source\":\"till\",\"clientId\":\"shop\"}"));
        assertThat(event.origin().source()).isEqualTo("till");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"1\"}", "{\"id\":\"1\",\"clientId\":\" \"}"})
    void leavesAnEventWithoutAClientToIngest(String event) throws InvalidEventException {
        assertThat(reader.read(json(event)).subject().clientId()).isNull();
    }

    @Test
    void anEmptyTextIsOneThatWasNotSent() throws InvalidEventException {
        IncomingEvent event =
                reader.read(
                        json(
                                """
                                {"id":"1","clientId":"shop","userId":"","feature":"","model":"",
                                 "provider":"","error":"","currency":""}"""));
        assertThat(event).isEqualTo(reader.read(json("{\"id\":\"1\",\"clientId\":\"shop\"}")));
    }

    static JsonNode json(String text) {
        try {
            return EventRequestReaderTest.json().readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
