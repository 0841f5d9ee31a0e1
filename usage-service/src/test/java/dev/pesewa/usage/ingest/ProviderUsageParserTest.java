package dev.pesewa.usage.ingest;

import static dev.pesewa.kernel.TokenKind.AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.AUDIO_OUTPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE;
import static dev.pesewa.kernel.TokenKind.CACHE_WRITE_1H;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderUsageParserTest {

    @Test
    void takesCachedTokensOutOfOpenAisPrompt() throws InvalidEventException {
        assertThat(
                        read(
                                "openai",
                                """
                                {"prompt_tokens":2006,"completion_tokens":300,"total_tokens":2306,
                                 "prompt_tokens_details":{"cached_tokens":1920,"audio_tokens":6},
                                 "completion_tokens_details":{"reasoning_tokens":64,
                                  "audio_tokens":20}}"""))
                .isEqualTo(
                        Tokens.of(INPUT, 80)
                                .and(CACHED_INPUT, 1_920)
                                .and(OUTPUT, 280)
                                .and(AUDIO_INPUT, 6)
                                .and(AUDIO_OUTPUT, 20));
    }

    @Test
    void takesCachedTokensOutOfTheInputOfOpenAisResponses() throws InvalidEventException {
        String usage =
                """
                {"input_tokens":328,"input_tokens_details":{"cached_tokens":128},
                 "output_tokens":52,"output_tokens_details":{"reasoning_tokens":8}}""";
        assertThat(read("openai", usage))
                .isEqualTo(Tokens.of(INPUT, 200).and(CACHED_INPUT, 128).and(OUTPUT, 52));
        assertThat(read(null, usage))
                .isEqualTo(Tokens.of(INPUT, 200).and(CACHED_INPUT, 128).and(OUTPUT, 52));
    }

    @Test
    void leavesAnthropicsCountsAsTheyAre() throws InvalidEventException {
        String usage =
                """
                {"input_tokens":50,"cache_creation_input_tokens":248,
                 "cache_read_input_tokens":1800,"output_tokens":503}""";
        assertThat(read("anthropic", usage))
                .isEqualTo(
                        Tokens.of(INPUT, 50)
                                .and(CACHED_INPUT, 1_800)
                                .and(CACHE_WRITE, 248)
                                .and(OUTPUT, 503));
        assertThat(read(null, usage))
                .isEqualTo(
                        Tokens.of(INPUT, 50)
                                .and(CACHED_INPUT, 1_800)
                                .and(CACHE_WRITE, 248)
                                .and(OUTPUT, 503));
        assertThat(read("anthropic", "{\"input_tokens\":9,\"output_tokens\":1}"))
                .isEqualTo(Tokens.of(INPUT, 9).and(OUTPUT, 1));
    }

    @Test
    void countsAnthropicsCacheWritesForAnHourApart() throws InvalidEventException {
        // When
        Tokens tokens =
                read(
                        "anthropic",
                        """
                        {"input_tokens":5,"cache_creation_input_tokens":100000,
                         "cache_creation":{"ephemeral_5m_input_tokens":60000,
                          "ephemeral_1h_input_tokens":40000}}""");
        // Then
        assertThat(tokens)
                .isEqualTo(
                        Tokens.of(INPUT, 5).and(CACHE_WRITE, 60_000).and(CACHE_WRITE_1H, 40_000));
    }

    @Test
    void takesCachedContentOutOfGooglesPromptAndAddsThoughts() throws InvalidEventException {
        assertThat(
                        read(
                                "google",
                                """
                                {"promptTokenCount":1000,"cachedContentTokenCount":400,
                                 "candidatesTokenCount":90,"thoughtsTokenCount":10,
                                 "totalTokenCount":1100}"""))
                .isEqualTo(Tokens.of(INPUT, 600).and(CACHED_INPUT, 400).and(OUTPUT, 100));
        assertThat(
                        read(
                                "google",
                                """
                                {"promptTokenCount":1000,"cachedContentTokenCount":400,
                                 "candidatesTokenCount":90,
                                 "promptTokensDetails":[{"modality":"TEXT","tokenCount":700},
                                  {"modality":"AUDIO","tokenCount":300}],
                                 "cacheTokensDetails":[{"modality":"AUDIO","tokenCount":100}],
                                 "candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":40}]}
                                """))
                .isEqualTo(
                        Tokens.of(INPUT, 400)
                                .and(CACHED_INPUT, 300)
                                .and(OUTPUT, 50)
                                .and(AUDIO_INPUT, 200)
                                .and(CACHED_AUDIO_INPUT, 100)
                                .and(AUDIO_OUTPUT, 40));
    }

    @Test
    void readsThoseWhoAnswerInOpenAisWay() throws InvalidEventException {
        assertThat(read("mistral", "{\"prompt_tokens\":12,\"completion_tokens\":7}"))
                .isEqualTo(Tokens.of(INPUT, 12).and(OUTPUT, 7));
        assertThat(
                        read(
                                "deepseek",
                                """
                                {"prompt_tokens":12,"completion_tokens":7,
                                 "prompt_cache_hit_tokens":8,"prompt_cache_miss_tokens":4}"""))
                .isEqualTo(Tokens.of(INPUT, 4).and(CACHED_INPUT, 8).and(OUTPUT, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"tokens\":5}",
                "{\"prompt_tokens\":-1}",
                "{\"prompt_tokens\":\"5\"}",
                "{\"prompt_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":6}}",
            })
    void refusesWhatIsNoUsage(String usage) {
        assertThatThrownBy(() -> read(null, usage)).isInstanceOf(InvalidEventException.class);
    }

    private static Tokens read(@org.jspecify.annotations.Nullable String provider, String json)
            throws InvalidEventException {
        return ProviderUsageParser.read(json(json), provider);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
