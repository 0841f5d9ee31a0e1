package dev.pesewa.usage.ingest.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.prices.Match;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.prices.TokenCounts;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Explains what a model costs now, and by which rule of the catalog it was recognised.
@Path("/api/usage/model-prices")
@Authenticated
@RunOnVirtualThread
public class ModelPriceResource {

    private static final int LONGEST = 200;
    private static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0);

    /// Below the bound of every tier, so that the first price is shown.
    private static final long SAMPLE = 1_000;

    private static final int SAMPLE_TO_MILLION = 3;

    private final ModelPrices prices = ModelPrices.load();
    private final Caller caller;
    private final Clock clock;

    public ModelPriceResource(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /// `match` is null when the price is not known: such events are kept as unpriced.
    public record Explained(
            String model, @Nullable String provider, boolean priced, @Nullable Found match) {}

    /// USD; tokens per million, for a request of a size below every tier.
    public record Found(
            String provider,
            String model,
            String rule,
            String catalog,
            BigDecimal input,
            BigDecimal cachedInput,
            BigDecimal cacheWrite,
            BigDecimal output,
            BigDecimal request) {}

    @GET
    public Explained explain(
            @QueryParam("model") @Nullable String model,
            @QueryParam("provider") @Nullable String provider) {
        caller.require(Role.OPERATOR);
        if (model == null || model.isBlank() || model.length() > LONGEST) {
            throw ProblemException.malformed("model", "name one: ?model=gpt-4o");
        }
        if (provider != null && provider.length() > LONGEST) {
            throw ProblemException.malformed("provider", "at most " + LONGEST + " characters");
        }
        Found found =
                prices.find(provider, model, clock.instant())
                        .map(ModelPriceResource::found)
                        .orElse(null);
        return new Explained(model, provider, found != null, found);
    }

    private static Found found(Match match) {
        return new Found(
                match.provider(),
                match.model(),
                match.rule(),
                match.catalog(),
                perMillion(match, new TokenCounts(SAMPLE, 0, 0, 0)),
                perMillion(match, new TokenCounts(0, SAMPLE, 0, 0)),
                perMillion(match, new TokenCounts(0, 0, SAMPLE, 0)),
                perMillion(match, new TokenCounts(0, 0, 0, SAMPLE)),
                plain(match.costUsd(NONE)));
    }

    private static BigDecimal perMillion(Match match, TokenCounts sample) {
        BigDecimal tokens = match.costUsd(sample).subtract(match.costUsd(NONE));
        return plain(tokens.movePointRight(SAMPLE_TO_MILLION));
    }

    private static BigDecimal plain(BigDecimal price) {
        return new BigDecimal(price.stripTrailingZeros().toPlainString());
    }
}
