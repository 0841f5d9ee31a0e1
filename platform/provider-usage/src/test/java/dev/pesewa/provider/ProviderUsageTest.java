package dev.pesewa.provider;

import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE_1H;
import static dev.pesewa.kernel.TokenKind.IMAGE_OUTPUT;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.provider.ProviderUsage.CountedUsage;
import dev.pesewa.provider.ProviderUsage.MalformedUsage;
import dev.pesewa.provider.ProviderUsage.UncountedUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderUsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                // A count is missing.
                "{'prompt_tokens':null,'completion_tokens':5}",
                "{'prompt_tokens':5}",
                "{'prompt_tokens':5,'completion_tokens':null}",
                "{'completion_tokens':5,'total_tokens':15}",
                "{'total_tokens':15}",
                "{'input_tokens':null,'output_tokens':4}",
                "{'output_tokens':4}",
                "{'totalTokenCount':500}",
                "{'candidatesTokenCount':5,'totalTokenCount':15}",
                "{'eval_count':5}",
                "{'type':'duration','seconds':27}",
                // The parts do not make the total.
                "{'prompt_tokens':0,'completion_tokens':0,'total_tokens':1500}",
                "{'prompt_tokens':20,'completion_tokens':151,'total_tokens':553}",
                "{'prompt_tokens':20,'completion_tokens':151,'total_tokens':170}",
                "{'input_tokens':20,'output_tokens':151,'total_tokens':553}",
                "{'promptTokenCount':20,'candidatesTokenCount':5,'totalTokenCount':500}",
                "{'inputTokens':20,'outputTokens':5,'totalTokens':500}",
                // Parts are more, or less, than their whole.
                "{'prompt_tokens':5,'completion_tokens':1,"
                        + "'prompt_tokens_details':{'cached_tokens':6}}",
                "{'prompt_tokens':9,'completion_tokens':1,"
                        + "'prompt_tokens_details':{'cached_tokens':6,'audio_tokens':5}}",
                "{'prompt_tokens':9,'completion_tokens':1,"
                        + "'completion_tokens_details':{'audio_tokens':2}}",
                "{'prompt_tokens':9,'completion_tokens':1,"
                        + "'prompt_tokens_details':{'text_tokens':3,'audio_tokens':5}}",
                "{'prompt_tokens':9,'completion_tokens':1,"
                        + "'prompt_cache_hit_tokens':5,'prompt_cache_miss_tokens':3}",
                "{'prompt_tokens':9,'completion_tokens':1,"
                        + "'cached_tokens':5,'prompt_cache_hit_tokens':3}",
                "{'input_tokens':9,'output_tokens':1,'cache_creation_input_tokens':100,"
                        + "'cache_creation':{'ephemeral_5m_input_tokens':10,"
                        + "'ephemeral_1h_input_tokens':20}}",
                "{'promptTokenCount':9,'candidatesTokenCount':1,'cachedContentTokenCount':5,"
                        + "'cacheTokensDetails':[{'modality':'AUDIO','tokenCount':5}]}",
                // Other things are charged as well.
                "{'input_tokens':9,'output_tokens':1,'cache_read_input_tokens':0,'speed':'fast'}",
                "{'input_tokens':9,'output_tokens':1,'service_tier':'batch'}",
                "{'input_tokens':9,'output_tokens':1,"
                        + "'server_tool_use':{'web_search_requests':2}}",
                "{'input_tokens':9,'output_tokens':1,'iterations':["
                        + "{'type':'compaction','input_tokens':5,'output_tokens':5},"
                        + "{'type':'message','input_tokens':9,'output_tokens':1}]}",
            })
    void aCallWhoseTokensAreNotAllKnownIsNotCounted(String usage) {
        // When
        ProviderUsage read = read(usage, null);
        // Then
        assertThat(read).isInstanceOf(UncountedUsage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "'none'",
                "{'tokens':5}",
                "{'prompt_tokens':-1,'completion_tokens':1}",
                "{'prompt_tokens':'5','completion_tokens':1}",
                "{'prompt_tokens':1.5,'completion_tokens':1}",
                "{'prompt_tokens':1000000001,'completion_tokens':1}",
                "{'prompt_tokens':5,'completion_tokens':1,'prompt_tokens_details':"
                        + "{'cached_tokens':true}}",
            })
    void whatIsNoUsageIsRefused(String usage) {
        // When
        ProviderUsage read = read(usage, null);
        // Then
        assertThat(read).isInstanceOf(MalformedUsage.class);
    }

    @Test
    void theReasonNamesTheCountsThatDoNotAddUp() {
        // When
        ProviderUsage read =
                read("{'prompt_tokens':7,'completion_tokens':3,'total_tokens':15}", "openai");
        // Then
        assertThat(read)
                .isEqualTo(
                        new UncountedUsage(
                                Tokens.of(INPUT, 7).and(OUTPUT, 3),
                                "its parts are 10, and total_tokens is 15"));
    }

    @Test
    void aFieldThatIsNoCountIsNamed() {
        // When
        ProviderUsage read = read("{'prompt_tokens':'5'}", null);
        // Then
        assertThat(read)
                .isEqualTo(
                        new MalformedUsage(
                                "rawUsage: prompt_tokens: a whole number from 0 to 1000000000 is"
                                        + " expected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'prompt_tokens':100,'completion_tokens':500,'total_tokens':600,"
                        + "'completion_tokens_details':{'reasoning_tokens':400}} | 500",
                "{'prompt_tokens':100,'completion_tokens':500,'total_tokens':1000,"
                        + "'completion_tokens_details':{'reasoning_tokens':400}} | 900",
                "{'prompt_tokens':100,'completion_tokens':500,"
                        + "'completion_tokens_details':{'reasoning_tokens':400}} | 500",
                "{'prompt_tokens':100,'completion_tokens':500,"
                        + "'completion_tokens_details':{'reasoning_tokens':501}} | 1001",
                "{'input_tokens':100,'output_tokens':500,'total_tokens':600,"
                        + "'output_tokens_details':{'reasoning_tokens':400}} | 500",
            })
    void theTotalTellsWhetherReasoningIsPartOfTheOutput(String usage, long output) {
        // When
        ProviderUsage read = read(usage, null);
        // Then
        assertThat(read).isEqualTo(new CountedUsage(Tokens.of(INPUT, 100).and(OUTPUT, output)));
    }

    @Test
    void xaisReasoningIsBesideTheOutputOfAChatThatTellsNoTotal() {
        // When
        ProviderUsage read =
                read(
                        "{'prompt_tokens':10,'completion_tokens':50,"
                                + "'completion_tokens_details':{'reasoning_tokens':40}}",
                        "xAI");
        // Then
        assertThat(read).isEqualTo(new CountedUsage(Tokens.of(INPUT, 10).and(OUTPUT, 90)));
    }

    @Test
    void cacheWritesWithoutATimeAreKeptForAShortOne() {
        // When
        ProviderUsage read =
                read(
                        "{'input_tokens':5,'output_tokens':1,'cache_read_input_tokens':null,"
                                + "'cache_creation_input_tokens':100,'cache_creation':null}",
                        null);
        // Then
        assertThat(read)
                .isEqualTo(
                        new CountedUsage(Tokens.of(INPUT, 5).and(CACHE_WRITE, 100).and(OUTPUT, 1)));
    }

    @Test
    void cacheWritesThatOnlyTheTimesTellAreCounted() {
        // When
        ProviderUsage read =
                read(
                        "{'input_tokens':5,'output_tokens':1,'cache_creation':"
                                + "{'ephemeral_5m_input_tokens':3,'ephemeral_1h_input_tokens':4}}",
                        null);
        // Then
        assertThat(read)
                .isEqualTo(
                        new CountedUsage(
                                Tokens.of(INPUT, 5)
                                        .and(CACHE_WRITE, 3)
                                        .and(CACHE_WRITE_1H, 4)
                                        .and(OUTPUT, 1)));
    }

    @Test
    void aTotalThatLeavesTheCacheOutIsOneOfAnthropicsHosts() {
        // When
        ProviderUsage read =
                read(
                        "{'inputTokens':5,'outputTokens':1,'totalTokens':6,"
                                + "'cacheReadInputTokens':4}",
                        "bedrock");
        // Then
        assertThat(read)
                .isEqualTo(
                        new CountedUsage(Tokens.of(INPUT, 5).and(CACHED_INPUT, 4).and(OUTPUT, 1)));
    }

    @Test
    void thoughtsOfAnImageModelAreNotImages() {
        // When
        ProviderUsage read =
                read(
                        "{'promptTokenCount':10,'candidatesTokenCount':1120,"
                                + "'thoughtsTokenCount':500,'totalTokenCount':1630,"
                                + "'candidatesTokensDetails':"
                                + "[{'modality':'IMAGE','tokenCount':1120}]}",
                        "google");
        // Then
        assertThat(read)
                .isEqualTo(
                        new CountedUsage(
                                Tokens.of(INPUT, 10).and(OUTPUT, 500).and(IMAGE_OUTPUT, 1_120)));
    }

    @ParameterizedTest
    @CsvSource({
        "Anthropic, anthropic",
        "' GROQ ', groq",
        "some-new-host, some-new-host",
        "LiteLLM,",
        "vercel_ai_sdk,",
        "' ',",
        ","
    })
    void theHostIsWhoAnsweredAndNotWhatForwardedIt(
            @Nullable String rawProvider, @Nullable String host) {
        // When
        String read = ProviderUsage.host(rawProvider);
        // Then
        assertThat(read).isEqualTo(host);
    }

    private static ProviderUsage read(String usage, @Nullable String provider) {
        return ProviderUsage.read(json(usage), provider);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
