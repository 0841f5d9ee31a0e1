package dev.pesewa.prices;

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

import dev.pesewa.kernel.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelPricesTest {

    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final Tokens MILLION_IN = Tokens.of(INPUT, 1_000_000);

    private final ModelPrices prices = ModelPrices.load();

    @Test
    void saysWhichCatalogItIs() {
        assertThat(prices.version()).isEqualTo("2026-08-21");
    }

    @Test
    void addsUpAPublishedTraceExactly() {
        assertThat(cost("openai", "gpt-4o", Tokens.of(INPUT, 18_059_974).and(OUTPUT, 245_896)))
                .isEqualTo("47.608895");
    }

    @Test
    void cacheWritesForAnHourCostTwiceTheInputAtAnthropic() {
        assertThat(cost("anthropic", "claude-sonnet-4-5", Tokens.of(CACHE_WRITE_1H, 100_000)))
                .isEqualTo("0.6");
        assertThat(
                        cost(
                                "anthropic",
                                "claude-opus-4-5",
                                Tokens.of(CACHE_WRITE, 60_000).and(CACHE_WRITE_1H, 40_000)))
                .isEqualTo("0.775");
    }

    @Test
    void cacheWritesForAnHourHaveNoPriceWhereNoneIsStated() {
        assertThat(find("openai", "gpt-4o").costUsd(Tokens.of(CACHE_WRITE_1H, 1))).isEmpty();
    }

    @Test
    void movesTheWholeRequestToTheTierOnlyAboveTheBound() {
        assertThat(
                        cost(
                                "anthropic",
                                "claude-sonnet-4-5",
                                Tokens.of(INPUT, 200_000).and(OUTPUT, 1_000)))
                .isEqualTo("0.615");
        assertThat(
                        cost(
                                "anthropic",
                                "claude-sonnet-4-5",
                                Tokens.of(INPUT, 200_001).and(OUTPUT, 1_000)))
                .isEqualTo("1.222506");
    }

    @Test
    void countsCacheReadsAndWritesTowardsTheTier() {
        assertThat(
                        cost(
                                "anthropic",
                                "claude-sonnet-4-5",
                                Tokens.of(INPUT, 1)
                                        .and(CACHED_INPUT, 100_000)
                                        .and(CACHE_WRITE, 100_000)))
                .isEqualTo("0.810006");
    }

    @Test
    void chargesEachKindOfTokenAtItsOwnPrice() {
        assertThat(
                        cost(
                                "anthropic",
                                "claude-haiku-4-5",
                                Tokens.of(INPUT, 1_000)
                                        .and(CACHED_INPUT, 10_000)
                                        .and(CACHE_WRITE, 2_000)
                                        .and(OUTPUT, 500)))
                .isEqualTo("0.007");
    }

    @Test
    void chargesKindsWithoutAPriceOfTheirOwnAsInput() {
        assertThat(
                        cost(
                                "openai",
                                "chatgpt-4o-latest",
                                Tokens.of(CACHED_INPUT, 1_000).and(CACHE_WRITE, 1_000)))
                .isEqualTo("0.01");
        assertThat(cost("openai", "text-embedding-3-small", MILLION_IN)).isEqualTo("0.02");
    }

    @Test
    void neverRoundsTheSmallestCost() {
        assertThat(
                        cost(
                                "openai",
                                "gpt-4o-mini",
                                Tokens.of(INPUT, 1).and(CACHED_INPUT, 1).and(OUTPUT, 1)))
                .isEqualTo("0.000000825");
    }

    @Test
    void addsWhatIsAskedPerRequest() {
        assertThat(cost("perplexity", "sonar", Tokens.of(INPUT, 1_000).and(OUTPUT, 1_000)))
                .isEqualTo("0.014");
    }

    @Test
    void takesThePriceOfItsDay() {
        assertThat(input("openai", "o3", "2025-06-09T23:59:59.999Z")).isEqualTo("10");
        assertThat(input("openai", "o3", "2025-06-10T00:00:00Z")).isEqualTo("2");
        assertThat(input("anthropic", "claude-sonnet-5", "2026-08-31T23:59:59Z")).isEqualTo("2");
        assertThat(input("anthropic", "claude-sonnet-5", "2026-09-01T00:00:00Z")).isEqualTo("3");
    }

    @Test
    void takesThePriceOfItsHour() {
        assertThat(input("deepseek", "deepseek-chat", "2025-07-01T00:29:59Z")).isEqualTo("0.135");
        assertThat(input("deepseek", "deepseek-chat", "2025-07-01T00:30:00Z")).isEqualTo("0.27");
        assertThat(input("deepseek", "deepseek-chat", "2025-07-01T16:30:00Z")).isEqualTo("0.135");
    }

    @Test
    void hasNoPriceForAModelItDoesNotKnow() {
        assertThat(prices.find("openai", "gpt-99-imaginary", NOW)).isEmpty();
        assertThat(prices.find(null, "gpt-99-imaginary", NOW)).isEmpty();
        assertThat(prices.find("acme", "gpt-4o", NOW)).isEmpty();
        assertThat(prices.find("anthropic", "gpt-4o", NOW)).isEmpty();
        assertThat(prices.find("openai", "", NOW)).isEmpty();
    }

    @Test
    void hasNoPriceForAModelThatIsListedWithoutOne() {
        assertThat(prices.find("cerebras", "qwen-3-coder-480b", NOW)).isEmpty();
        assertThat(prices.find("openai", "gpt-image-2", NOW)).isEmpty();
    }

    @Test
    void chargesNothingOnlyForModelsNamedFree() {
        assertThat(cost("openrouter", "deepseek/deepseek-r1:free", MILLION_IN)).isEqualTo("0");
    }

    @Test
    void asksTheMakerItselfWhenNoProviderIsNamed() {
        assertThat(provider("gpt-4o")).isEqualTo("openai");
        assertThat(provider("claude-sonnet-4-5-20250929")).isEqualTo("anthropic");
        assertThat(provider("gemini-2.5-pro")).isEqualTo("google");
        assertThat(provider("mistral-large-latest")).isEqualTo("mistral");
        assertThat(provider("llama-3.3-70b-versatile")).isEqualTo("groq");
        assertThat(provider("qwen/qwen3-max")).isEqualTo("openrouter");
    }

    @Test
    void asksTheMakerThatTheModelsNameNames() {
        assertThat(provider("anthropic/claude-sonnet-4.5")).isEqualTo("anthropic");
        assertThat(provider("openai/gpt-4o")).isEqualTo("openai");
    }

    @Test
    void ignoresLetterCaseAndSurroundingSpace() {
        assertThat(find(" OpenAI ", "GPT-4o ").model()).isEqualTo("gpt-4o");
        assertThat(find("huggingface_ovhcloud", "META-LLAMA/llama-3.1-8b-instruct").model())
                .isEqualTo("meta-llama/Llama-3.1-8B-Instruct");
    }

    @Test
    void knowsOtherSpellingsOfAProvider() {
        assertThat(find("bedrock", "amazon.nova-lite-v1:0").provider()).isEqualTo("aws");
        assertThat(find("google_vertex", "gemini-2.5-pro").provider()).isEqualTo("google");
        assertThat(find("xai", "grok-4.3").provider()).isEqualTo("x-ai");
    }

    @Test
    void fitsDatedNamesByTheirPattern() {
        assertThat(find("x-ai", "grok-4.3-20260501").rule())
                .isEqualTo("x-ai/grok-4.3: fits /^grok-4\\.3-\\d{8}$/");
        assertThat(prices.find("x-ai", "grok-4.3-2026", NOW)).isEmpty();
    }

    @Test
    void saysHowAModelWasFound() {
        assertThat(find("anthropic", "claude-sonnet-4-5-20250929").rule())
                .isEqualTo("anthropic/claude-sonnet-4-5: starts with \"claude-sonnet-4-5\"");
        assertThat(find("openai", "gpt-4o").rule()).isEqualTo("openai/gpt-4o: is \"gpt-4o\"");
    }

    @Test
    void staysRightWhenItHasSeenMoreNamesThanItRemembers() {
        for (int i = 0; i < 25_000; i++) {
            assertThat(prices.find("openai", "made-up-" + i, NOW)).isEmpty();
        }
        assertThat(prices.find("openai", "x".repeat(100_000), NOW)).isEmpty();
        assertThat(find("openai", "gpt-4o").model()).isEqualTo("gpt-4o");
    }

    @Test
    void refusesNegativeTokens() {
        assertThatThrownBy(() -> Tokens.of(INPUT, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tokens.of(INPUT, Long.MAX_VALUE).and(CACHED_INPUT, 1))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void chargesSoundApartFromText() {
        assertThat(
                        cost(
                                "google",
                                "gemini-2.5-flash",
                                Tokens.of(INPUT, 1_000)
                                        .and(OUTPUT, 100)
                                        .and(AUDIO_INPUT, 1_000_000)
                                        .and(CACHED_AUDIO_INPUT, 100_000)
                                        .and(AUDIO_OUTPUT, 200_000)))
                .isEqualTo("1.51055");
    }

    @Test
    void chargesSoundLikeTextWhereItHasNoPriceOfItsOwn() {
        assertThat(
                        cost(
                                "openai",
                                "gpt-4o",
                                Tokens.of(AUDIO_INPUT, 1_000_000).and(AUDIO_OUTPUT, 1_000)))
                .isEqualTo("2.51");
    }

    private static String priced(
            ModelPrices prices, @Nullable String provider, String model, String at) {
        return prices.find(provider, model, Instant.parse(at))
                .orElseThrow()
                .costUsd(MILLION_IN)
                .orElseThrow()
                .stripTrailingZeros()
                .toPlainString();
    }

    private PriceMatch find(String provider, String model) {
        return prices.find(provider, model, NOW).orElseThrow();
    }

    private String provider(String model) {
        return prices.find(null, model, NOW).orElseThrow().provider();
    }

    private String cost(String provider, String model, Tokens tokens) {
        return find(provider, model)
                .costUsd(tokens)
                .orElseThrow()
                .stripTrailingZeros()
                .toPlainString();
    }

    private String input(String provider, String model, String at) {
        return priced(prices, provider, model, at);
    }
}
