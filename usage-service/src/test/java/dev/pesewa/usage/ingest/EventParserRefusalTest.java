package dev.pesewa.usage.ingest;

import static dev.pesewa.usage.ingest.EventParserTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which events are refused, and what their senders are told.
class EventParserRefusalTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private final EventParser reader =
            new EventParser(EventRequestReaderTest.reader(), new UUID(7, 7), NOW);

    /// An index entry has room for some 2,700 bytes, and an event that is accepted must fit.
    @Test
    void refusesTextsThatAreTooMuchTogether() throws InvalidEventException {
        String text = "\u8a9e".repeat(200);
        String four =
                """
                {"id":"1","clientId":"%1$s","userId":"%1$s","feature":"%1$s","model":"gpt-4o"}"""
                        .formatted(text);
        assertThat(reader.read(json(four)).subject().userId()).isEqualTo(text);
        String all =
                """
                {"id":"1","clientId":"%1$s","userId":"%1$s","feature":"%1$s","provider":"%1$s",
                 "model":"%1$s"}"""
                        .formatted(text);
        InvalidEventException refused =
                catchThrowableOfType(InvalidEventException.class, () -> reader.read(json(all)));
        assertThat(refused.rejection().code()).isEqualTo("malformed");
        assertThat(refused.rejection().detail()).contains("together at most 2000 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{'clientId':'shop'}",
                "{'id':'','clientId':'shop'}",
                "{'id':'a\\u0000b','clientId':'shop'}",
                "{'id':'1','clientId':'shop','error':'\\u0000'}",
                "{'id':'1','clientId':'shop','inputTokens':-1}",
                "{'id':'1','clientId':'shop','inputTokens':1.5}",
                "{'id':'1','clientId':'shop','inputTokens':'7'}",
                "{'id':'1','clientId':'shop','outputTokens':1000000001}",
                "{'id':'1','clientId':'shop','outputTokens':99999999999999999999}",
                "{'id':'1','clientId':'shop','durationMs':99999999999999999999}",
                "{'id':'1','clientId':'shop','cost':-0.01}",
                "{'id':'1','clientId':'shop','cost':1000000.01}",
                "{'id':'1','clientId':'shop','cost':0.0000000000001}",
                "{'id':'1','clientId':'shop','cost':1e999999999}",
                "{'id':'1','clientId':'shop','cost':'free'}",
                "{'id':'1','clientId':'shop','success':'yes'}",
                "{'id':'1','clientId':'shop','occurredAt':'yesterday'}",
                "{'id':'1','clientId':'shop','occurredAt':'2026-08-01T00:00:00'}",
                "{'id':'1','clientId':'shop','occurredAt':'1066-10-14T09:00:00Z'}",
                "{'id':'1','clientId':'shop','inputToken':7}",
                "{'id':'1','clientId':'shop','rawUsage':[]}",
                "{'id':'1','clientId':'shop','rawUsage':{'prompt_tokens':-1}}",
                "{'id':'1','clientId':'shop','inputTokens':1,'rawUsage':{'prompt_tokens':1}}",
                "{'id':'1','clientId':'shop','attributes':[]}",
                "{'id':'1','clientId':'shop','attributes':{'deep':{}}}",
                "{'id':'1','clientId':'shop','attributes':{'nul':'\\u0000'}}",
                "{'id':'1','clientId':'shop','attributes':{'\\ud83d':'key'}}",
                "{'id':'1','clientId':'shop','corrects':' '}",
                "{'id':'1','clientId':'shop','source':' '}",
                "{'id':'1','clientId':'shop','source':'a\\nb'}",
                "{'specversion':'0.3','type':'usage.recorded','source':'a','id':'1','data':{}}",
                "{'specversion':'1.0','type':'other','source':'a','id':'1','data':{}}",
                "{'specversion':'1.0','type':'usage.recorded','id':'1','data':{}}",
                "{'specversion':'1.0','type':'usage.recorded','source':'a','id':'1'}",
                "{'specversion':'1.0','type':'usage.recorded','source':'a','id':'1',"
                        + "'data':{'clientId':'shop','source':'b'}}",
                "{'specversion':'1.0','type':'usage.recorded','source':'a','id':'1',"
                        + "'data':{'clientId':'shop','id':'2'}}"
            })
    void refusesWhatItCannotUse(String event) {
        assertThat(refusal(event.replace('\'', '"')).code()).isEqualTo("malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "cost, 0.0000000000001",
        "durationMs, -1",
        "currency, '\"ghs\"'",
        "cached, 1",
        "attributes, 7",
    })
    void saysWhichFieldIsWrong(String field, String value) {
        EventRejection refusal =
                refusal("{\"id\":\"1\",\"clientId\":\"shop\",\"%s\":%s}".formatted(field, value));
        assertThat(refusal.detail()).startsWith(field + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"userId\":true        | userId: a text is expected",
                "\"durationMs\":\"1\"   | durationMs: a whole number is expected",
                "\"durationMs\":-1      | durationMs: between 0 and 1000000000",
                "\"success\":\"no\"     | success: true or false is expected",
                "\"cost\":\"free\"      | cost: an amount is expected",
                "\"price\":\"free\"     | price: an amount is expected",
                "\"inputTokens\":\"7\"  | inputTokens: a whole number is expected",
                "\"InputTokens\":7 | InputTokens: an event has no such field;"
                        + " did you mean inputTokens?",
                "\"occuredAt\":7 | occuredAt: an event has no such field;"
                        + " did you mean occurredAt?",
                "\"level\":7            | level: an event has no such field",
                "\"price\":1,\"cost\":1 | cost, price: mean the same; send one of them",
                "\"costUsd\":1,\"price\":1 | costUsd: means the same as cost; send one of them",
                "\"costUsd\":1,\"currency\":\"EUR\" | currency: costUsd is in USD",
                "\"error\":\"\",\"errorMessage\":\"\" "
                        + "| error, errorMessage: mean the same; send one of them",
                "\"occurredAt\":\"soon\" "
                        + "| occurredAt: a time such as 2026-09-01T10:00:00Z is expected",
            })
    void saysWhatIsExpected(String field, String detail) {
        String event = "{\"id\":\"1\",\"clientId\":\"shop\"," + field + "}";
        assertThat(refusal(event).detail()).isEqualTo(detail);
    }

    /// Written as UTF-8, half of a surrogate pair is `?`, and two events would be one.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "source",
                "corrects",
                "clientId",
                "userId",
                "feature",
                "provider",
                "model",
                "rawProvider",
                "currency",
                "error",
                "errorMessage"
            })
    void refusesHalfOfASurrogatePairInEveryText(String field) {
        String event = "{\"id\":\"1\",\"clientId\":\"shop\",\"%s\":\"o-\\ud83c\"}".formatted(field);
        assertThat(refusal(event).detail()).startsWith(field + ": holds half of a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source"})
    void refusesHalfOfASurrogatePairInTheEnvelope(String field) {
        String event =
                """
                {"specversion":"1.0","type":"usage.recorded","source":"app","id":"1",
                 "data":{"clientId":"shop"},"%s":"\\ud83c"}"""
                        .formatted(field);
        assertThat(refusal(event).detail()).startsWith(field + ": holds half of a surrogate pair");
    }

    @Test
    void toleratesClocksThatAreAheadByADay() throws InvalidEventException {
        String event = "{\"id\":\"1\",\"clientId\":\"shop\",\"occurredAt\":\"%s\"}";
        Instant tomorrow = Instant.parse("2026-09-02T10:00:00Z");
        assertThat(reader.read(json(event.formatted(tomorrow))).occurredAt()).isEqualTo(tomorrow);
        assertThat(refusal(event.formatted(tomorrow.plusSeconds(1))).code()).startsWith("too-far");
    }

    private EventRejection refusal(String event) {
        return catchThrowableOfType(InvalidEventException.class, () -> reader.read(json(event)))
                .rejection();
    }
}
