package dev.pesewa.usage.price.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.WellFormedText;
import dev.pesewa.kit.page.DateParameters;
import dev.pesewa.kit.page.DecimalLimits;
import dev.pesewa.prices.StatedPrice;
import dev.pesewa.usage.price.NameRuleJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A price as an operator states it. Amounts are USD per million tokens, `requests` USD per
/// thousand requests; `prices` are by the short names of the kinds of tokens, such as
/// `cachedInput`; kinds that are missing cost what `TokenKind.pricedLike` says. `match` is
/// `{"equals":…}`, `startsWith`, `endsWith`, `contains`, `{"and":[…]}` or `{"or":[…]}` of those;
/// without it the model's own name. `tiers` say what the whole request costs when its input is
/// above a bound.
public record StatePriceRequest(
        @Pattern(regexp = NAME, message = NAMED) @Nullable String provider,
        @NotNull @Pattern(regexp = NAME, message = NAMED) String model,
        @Schema(
                        description =
                                "One of equals, startsWith, endsWith, contains with a text, or and,"
                                        + " or with a list of those; without it the model's name.")
                @Nullable JsonNode match,
        @Nullable LocalDate effectiveFrom,
        @Nullable Boolean free,
        @Schema(ref = "TokenPrices") @JsonAnyGetter @JsonAnySetter
                Map<String, @Nullable BigDecimal> prices,
        @Nullable BigDecimal requests,
        @Size(max = MOST_TIERS) @Nullable List<@NotNull @Valid TierRequest> tiers) {

    private static final int MOST_TIERS = 10;

    /// Blanks and `&` part the names of a rule in the catalog.
    private static final String NAME = "[^\\x00-\\x20&]{1,200}";

    private static final String NAMED = "a name of at most 200 characters, without spaces and &";

    /// Kinds that are missing keep their price of the tier below.
    public record TierRequest(
            @NotNull Long aboveTokens,
            @Schema(ref = "TokenPrices") @JsonAnyGetter @JsonAnySetter
                    Map<String, @Nullable BigDecimal> prices) {}

    /// Refuses what is not understood, and says what.
    StatedPrice stated(LocalDate today) {
        try {
            return new StatedPrice(
                    provider == null ? "" : provider,
                    model,
                    match == null || match.isNull()
                            ? "="
                            : NameRuleJson.text(match, StatePriceRequest::one),
                    from(today),
                    Boolean.TRUE.equals(free) ? "free" : price());
        } catch (IllegalArgumentException refused) {
            throw ProblemException.malformed("price", String.valueOf(refused.getMessage()));
        }
    }

    private LocalDate from(LocalDate today) {
        LocalDate day = DateParameters.near("effectiveFrom", effectiveFrom);
        return day == null ? today : day;
    }

    private static String one(JsonNode rule) {
        if (!rule.isObject() || rule.size() != 1) {
            throw notUnderstood();
        }
        var field = rule.properties().iterator().next();
        String text = field.getValue().asText();
        if (!text.matches(NAME) || WellFormedText.fault(text) != null) {
            throw ProblemException.malformed("match", NAMED);
        }
        return switch (field.getKey()) {
            case "equals" -> "=" + text;
            case "startsWith" -> "^" + text;
            case "endsWith" -> "$" + text;
            case "contains" -> "*" + text;
            default -> throw notUnderstood();
        };
    }

    private static ProblemException notUnderstood() {
        return ProblemException.malformed(
                "match", "equals, startsWith, endsWith, contains, and, or are understood");
    }

    private String price() {
        List<TierRequest> steps = tiers == null ? List.of() : tiers;
        refuseUnknownKinds(prices);
        steps.forEach(tier -> refuseUnknownKinds(tier.prices()));
        if (prices.get(TokenKind.INPUT.shortName()) == null) {
            throw ProblemException.malformed("input", "USD per million tokens, or free: true");
        }
        List<String> parts = new ArrayList<>();
        for (TokenKind kind : TokenKind.ALL) {
            BigDecimal base = prices.get(kind.shortName());
            if (base != null) {
                parts.add(kind.priceName() + "=" + plain(kind.shortName(), base) + steps(kind));
            }
        }
        if (requests != null) {
            parts.add("requests=" + plain("requests", requests));
        }
        return String.join(" ", parts);
    }

    private static void refuseUnknownKinds(Map<String, @Nullable BigDecimal> prices) {
        for (String name : prices.keySet()) {
            if (TokenKind.ofShortName(name).isEmpty()) {
                throw ProblemException.malformed(name, "a price has no such field");
            }
        }
    }

    private String steps(TokenKind kind) {
        var steps = new StringBuilder();
        for (TierRequest tier : tiers == null ? List.<TierRequest>of() : tiers) {
            BigDecimal price = tier.prices().get(kind.shortName());
            if (price != null) {
                steps.append('>').append(tier.aboveTokens()).append(':');
                steps.append(plain(kind.shortName(), price));
            }
        }
        return steps.toString();
    }

    private static String plain(String field, BigDecimal price) {
        return Objects.requireNonNull(DecimalLimits.plain(field, price)).toPlainString();
    }
}
