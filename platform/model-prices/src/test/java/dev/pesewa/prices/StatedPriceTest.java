package dev.pesewa.prices;

import static dev.pesewa.kernel.TokenKind.INPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Prices that an operator states go before the catalog.
class StatedPriceTest {

    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final String KENTE = "^kente&*large ^kente&$xl";
    private static final Tokens MILLION_IN = Tokens.of(INPUT, 1_000_000);

    private final ModelPrices prices = ModelPrices.load();

    @Test
    void putsAStatedPriceBeforeTheCatalogFromItsDayOn() {
        ModelPrices stated =
                prices.with(
                        List.of(
                                stated("", "gpt-4o", "=gpt-4o", "2026-05-01", "in=9"),
                                stated("openai", "gpt-4o", "=gpt-4o", "2026-07-01", "in=7"),
                                stated("openai", "gpt-4o", "=gpt-4o", "2026-07-01", "in=8")));
        assertThat(priced(stated, "openai", "gpt-4o", "2026-04-30T23:59:59Z")).isEqualTo("2.5");
        assertThat(priced(stated, "openai", "gpt-4o", "2026-05-01T00:00:00Z")).isEqualTo("9");
        assertThat(priced(stated, "azure", "GPT-4o", "2026-08-01T00:00:00Z")).isEqualTo("9");
        assertThat(priced(stated, "openai", "gpt-4o", "2026-08-01T00:00:00Z")).isEqualTo("8");
    }

    @Test
    void aStatedPriceIsOfItsProviderAndOfTheModelByEitherName() {
        ModelPrices stated =
                prices.with(
                        List.of(
                                stated("azure", "gpt-4o", "=gpt-4o", "2026-01-01", "in=9"),
                                stated("", "gpt-4.1", "=gpt-4.1", "2026-01-01", "in=7"),
                                stated("acme", "loom-1", "=loom-1", "2026-01-01", "in=5")));
        String at = "2026-08-01T00:00:00Z";
        assertThat(priced(stated, null, "gpt-4o", at)).as("of its maker").isEqualTo("2.5");
        assertThat(priced(stated, null, "openai/gpt-4o", at)).isEqualTo("2.5");
        assertThat(priced(stated, "azure", "gpt-4o", at)).isEqualTo("9");
        assertThat(priced(stated, null, "openai/gpt-4.1", at)).isEqualTo("7");
        assertThat(priced(stated, null, "loom-1", at)).as("nobody else knows it").isEqualTo("5");
    }

    @Test
    void asksForEveryPartOfARule() {
        ModelPrices stated = prices.with(List.of(stated("", "kente", KENTE, "2026-01-01", "in=1")));
        assertThat(stated.find(null, "kente-large-2", NOW)).isPresent();
        assertThat(stated.find(null, "kente-xl", NOW)).isPresent();
        assertThat(stated.find(null, "kente-small", NOW)).isEmpty();
        assertThat(stated.find(null, "kente-large", NOW).orElseThrow().rule())
                .contains("starts with \"kente\" and contains \"large\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "in", "in=", "in=x", "in=-1", "in=1>5", "in=1>x:2", "out=1", "in=1 a=2"})
    void refusesAPriceThatIsNone(String price) {
        assertThatThrownBy(() -> stated("", "m", "=", "2026-01-01", price))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StatedPrice stated(
            String provider, String model, String match, String from, String price) {
        return new StatedPrice(provider, model, match, LocalDate.parse(from), price);
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
}
