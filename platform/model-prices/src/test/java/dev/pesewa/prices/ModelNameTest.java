package dev.pesewa.prices;

import static dev.pesewa.kernel.TokenKind.AUDIO_INPUT;
import static dev.pesewa.kernel.TokenKind.AUDIO_OUTPUT;
import static dev.pesewa.kernel.TokenKind.CACHED_INPUT;
import static dev.pesewa.kernel.TokenKind.INPUT;
import static dev.pesewa.kernel.TokenKind.OUTPUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A name is priced by the host that served the model, or not at all. Costs are of a million
/// tokens read and a million written.
class ModelNameTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final ModelPrices prices = ModelPrices.load();

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, 19.80",
        "eu.anthropic.claude-sonnet-4-5-20250929-v1:0, 19.80",
        "apac.anthropic.claude-sonnet-4-5-20250929-v1:0, 19.80",
        "au.anthropic.claude-sonnet-4-5-20250929-v1:0, 19.80",
        "jp.anthropic.claude-sonnet-4-5-20250929-v1:0, 19.80",
        "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0, 19.80",
        "anthropic.claude-sonnet-4-5-20250929-v1:0, 19.80",
        "global.anthropic.claude-sonnet-4-5-20250929-v1:0, 18",
        "us.anthropic.claude-opus-4-6-v1, 33.00",
        "anthropic.claude-opus-4-8, 33.00",
        "eu.anthropic.claude-opus-4-8-v1:0, 33.00",
        "apac.anthropic.claude-opus-5, 33.00",
        "au.anthropic.claude-opus-5-v1:0, 33.00",
        "us-gov.anthropic.claude-opus-4-8-v1:0, 33.00",
        "global.anthropic.claude-opus-5, 30",
        "us.anthropic.claude-haiku-4-5-20251001-v1:0, 6.60",
        "bedrock/us.anthropic.claude-opus-5, 33.00",
        "bedrock/converse/us.anthropic.claude-opus-5, 33.00",
        "bedrock/us-east-1/anthropic.claude-opus-5, 33.00",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-5, 33.00",
        "arn:aws:bedrock:eu-west-1:1:inference-profile/eu.anthropic.claude-opus-5, 33.00",
        "us.amazon.nova-lite-v1:0, 0.30",
        "anthropic.claude-3-sonnet-20240229-v1:0:200k, 18",
        "us.meta.llama3-3-70b-instruct-v1:0, 1.44",
    })
    void aBedrockNameHasBedrocksPrice(String model, BigDecimal usd) {
        assertThat(cost(null, model)).isEqualByComparingTo(usd);
        assertThat(cost("bedrock", model)).isEqualByComparingTo(usd);
    }

    @Test
    void theMakerAsProviderDoesNotHideTheHostInTheName() {
        PriceExplanation explained =
                prices.explain("anthropic", "us.anthropic.claude-opus-5-v1:0", NOW);
        assertThat(explained.host()).isEqualTo("aws");
        assertThat(explained.maker()).isEqualTo("anthropic");
        assertThat(explained.steps())
                .containsExactly(
                        "the provider \"anthropic\" is the host anthropic",
                        "\"us.anthropic.\" is a spelling of aws",
                        "it has Bedrock's regional price",
                        "anthropic is the maker; the name is one of aws",
                        "aws/regional.anthropic.claude-opus-5:"
                                + " starts with \"regional.anthropic.claude-opus-5\"",
                        "the catalog 2026-08-21 states it: always");
    }

    @ParameterizedTest
    @CsvSource({
        ", deepseek/deepseek-r1:free, 0",
        "openrouter, deepseek/deepseek-r1:free, 0",
        "deepseek, deepseek/deepseek-r1:free, 0",
        ", google/gemini-2.0-flash-exp:free, 0",
        "google, gemini-2.0-flash-exp:free, 0",
        "openrouter, acme/loom-1:free, 0",
        "groq, deepseek-r1-distill-llama-70b, 1.74",
        "openrouter, openrouter/deepseek/deepseek-chat-v3-0324:free, 0",
    })
    void aFreeVariantIsFreeAndAHostHasItsOwnPrice(
            @Nullable String provider, String model, BigDecimal usd) {
        assertThat(cost(provider, model)).isEqualByComparingTo(usd);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4o, 12.5",
        ", gpt-4o-2024-05-13, 20",
        "azure, gpt-4o-2024-05-13, 20",
        ", azure/gpt-4o, 12.5",
        "azure, azure/gpt-4o, 12.5",
        "openai, azure/gpt-4o, 12.5",
        "azure, gpt-4o, 12.5",
        ", azure/global/gpt-4o, 12.5",
        "azure.ai.openai, gpt-35-turbo, 2",
        "azure, gpt-5, 11.25",
        "openai, openai/gpt-4o, 12.5",
        ", openai/gpt-4o, 12.5",
        ", models/gemini-2.5-flash, 2.8",
        "google, models/gemini-2.5-flash, 2.8",
        "vertex, publishers/google/models/gemini-2.5-flash, 2.8",
        ", publishers/google/models/gemini-2.5-flash-001, 2.8",
        ", projects/p/locations/eu/publishers/anthropic/models/claude-opus-4-5@20251101, 30",
        "vertex_ai, claude-haiku-4-5@20251001, 6",
        ", claude-haiku-4-5@20251001, 6",
        "anthropic, claude-sonnet-4@20250514, 18",
        ", vertex_ai/claude-3-5-haiku@20241022, 4.8",
        ", gemini/gemini-2.0-flash-001, 0.5",
        "anthropic, claude-sonnet-4-5-20250929, 28.5",
        "anthropic, claude-opus-4-5-20251101, 30",
        "anthropic, claude-3-5-haiku-latest, 4.8",
        "litellm, anthropic/claude-opus-4-5, 30",
        "litellm, claude-opus-4-5, 30",
        "openrouter, anthropic/claude-opus-4.5, 30",
        ", openrouter/anthropic/claude-opus-4.5, 30",
        "groq, groq/llama-3.3-70b-versatile, 1.38",
        "groq, openai/gpt-oss-safeguard-20b, 0.375",
        "mistral_ai, mistral-medium-2508, 2.4",
        "mistral, mixtral-8x22b-instruct, 8",
        "mistral, devstral-small, 0.4",
        "mistral, devstral-small-2507, 0.4",
        "mistral, voxtral-small-24b-2507, 0.5",
        "mistral, ministral-8b-2410, 0.2",
        "mistral, mistral-medium-latest, 9",
        "mistral, mistral-large-latest, 2",
        "openai, ft:o4-mini-2025-04-16:acme::x, 20",
        ", ft:o4-mini-2025-04-16:acme::x, 20",
        ", ft:gpt-4o-2024-08-06:acme::x, 18.75",
        ", ft:gpt-4o-mini-2024-07-18:acme:tag:x, 1.5",
        ", ft:gpt-4.1-mini-2025-04-14:acme::x, 4",
        ", ft:gpt-3.5-turbo-0125:acme::x, 9",
    })
    void understandsCommonSpellings(@Nullable String provider, String model, BigDecimal usd) {
        assertThat(cost(provider, model)).isEqualByComparingTo(usd);
    }

    @ParameterizedTest
    @CsvSource({
        ", deepseek-r1-distill-llama-70b",
        "deepseek, deepseek-r1-distill-qwen-32b",
        "deepseek, deepseek-r1-distill-llama-70b",
        "google, gemini-2.5-pro-preview-image",
        "google, gemini-2.5-flash-live",
        "google, gemini-2.5-pro-tts-lite",
        "anthropic, claude-opus-4-5-mini",
        "anthropic, claude-sonnet-4-9",
        "anthropic, gpt-4o",
        "openai, ft:gpt-5:acme::x",
        "azure, ft:gpt-4o-2024-08-06:acme::x",
        "azure, us.anthropic.claude-opus-5",
        "azure, azure/eu/gpt-4o",
        "azure, gpt-oss-120b",
        "azure, claude-opus-5",
        "openai, anthropic/claude-opus-5",
        "openai, gpt-oss-120b",
        "groq, gpt-4o",
        "groq, deepseek/deepseek-r1:free",
        "bedrock, gpt-4o",
        ", deepseek/deepseek-r1:online",
        ", meta-llama/llama-3.3-70b-instruct",
        "ollama, llama3.3",
        "my-own-gateway, gpt-4o",
    })
    void anotherModelsOrHostsPriceIsNeverTaken(@Nullable String provider, String model) {
        PriceExplanation explained = prices.explain(provider, model, NOW);
        assertThat(explained.match()).isEmpty();
        assertThat(explained.reason()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-10T12:00:00Z, deepseek-v4-flash, 0.42",
        "2026-08-20T12:00:00Z, deepseek-v4-flash, 0.88",
        "2026-08-20T02:00:00Z, deepseek-v4-flash, 1.76",
        "2026-08-20T04:00:00Z, deepseek-v4-flash, 0.88",
        "2026-08-20T09:59:59Z, deepseek-v4-flash, 1.76",
        "2026-11-21T02:00:00Z, deepseek-v4-flash, 0.88",
        "2026-08-20T02:00:00Z, deepseek-v4-pro, 5.28",
        "2026-01-15T12:00:00Z, deepseek-chat, 0.70",
        "2026-01-15T20:00:00Z, deepseek-chat, 0.70",
        "2025-07-01T12:00:00Z, deepseek-chat, 1.37",
        "2025-07-01T20:00:00Z, deepseek-chat, 0.685",
        "2025-09-10T20:00:00Z, deepseek-reasoner, 2.24",
    })
    void deepSeekAsksByTheDayAndTheHour(Instant at, String model, BigDecimal usd) {
        assertThat(find("deepseek", model, at).costUsd(MILLIONS).orElseThrow())
                .isEqualByComparingTo(usd);
    }

    @Test
    void fineTunedModelsReadTheirCacheAtHalfThePrice() {
        assertThat(cost(null, "ft:gpt-4o-2024-08-06:a::x", Tokens.of(CACHED_INPUT, 1_000_000)))
                .isEqualByComparingTo("1.875");
    }

    @Test
    void speechHasThePriceOfSpeech() {
        assertThat(
                        cost(
                                "google",
                                "gemini-2.5-pro-preview-tts",
                                Tokens.of(INPUT, 1_000).and(AUDIO_OUTPUT, 100_000)))
                .isEqualByComparingTo("2.001");
        Tokens sound = Tokens.of(AUDIO_INPUT, 1_000).and(AUDIO_OUTPUT, 1_000);
        assertThat(cost("openai", "gpt-4o-audio-preview", sound)).isEqualByComparingTo("0.12");
        assertThat(cost("openai", "gpt-4o-mini-audio-preview", sound)).isEqualByComparingTo("0.03");
    }

    @Test
    void thoughtsOfAnImageModelHaveThePriceOfText() {
        assertThat(
                        cost(
                                "google",
                                "gemini-3-pro-image-preview",
                                Tokens.of(INPUT, 10).and(OUTPUT, 500)))
                .isEqualByComparingTo("0.00602");
    }

    @Test
    void imagesOfAnImageModelHaveAPriceOfTheirOwn() {
        // Only where tokens of images are counted apart.
        TokenKind.ofShortName("imageOutput")
                .ifPresent(
                        image ->
                                assertThat(
                                                cost(
                                                        "google",
                                                        "gemini-3-pro-image-preview",
                                                        Tokens.of(INPUT, 10)
                                                                .and(image, 1_120)
                                                                .and(OUTPUT, 500)))
                                        .isEqualByComparingTo("0.14042"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-20250929", "@20250929", "-latest", "-v1:0", "-v1:0:200k", "@default"})
    void aVersionIsTheSameModel(String version) {
        assertThat(NameVersion.follows("claude-x-1", version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "-mini", "-tts", "-distill-qwen-7b", "0", ":online", "-v2-lite"})
    void aWordOrANumberIsAnotherModel(String rest) {
        assertThat(NameVersion.follows("claude-x-1", rest)).isFalse();
    }

    private static final Tokens MILLIONS = Tokens.of(INPUT, 1_000_000).and(OUTPUT, 1_000_000);

    private BigDecimal cost(@Nullable String provider, String model) {
        return cost(provider, model, MILLIONS);
    }

    private BigDecimal cost(@Nullable String provider, String model, Tokens tokens) {
        return find(provider, model, NOW).costUsd(tokens).orElseThrow();
    }

    private PriceMatch find(@Nullable String provider, String model, Instant at) {
        PriceExplanation explained = prices.explain(provider, model, at);
        return explained
                .match()
                .orElseThrow(() -> new AssertionError(model + ": " + explained.reason()));
    }
}
