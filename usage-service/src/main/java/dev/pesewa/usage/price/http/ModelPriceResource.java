package dev.pesewa.usage.price.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.DateParameters;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.validation.PlainText;
import dev.pesewa.prices.PriceExplanation;
import dev.pesewa.prices.PriceMatch;
import dev.pesewa.prices.StatedPrice;
import dev.pesewa.usage.price.CatalogAge;
import dev.pesewa.usage.price.CatalogAge.CatalogFreshness;
import dev.pesewa.usage.price.CurrentModelPrices;
import dev.pesewa.usage.price.PriceStatement;
import dev.pesewa.usage.price.postgres.StatedPriceRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Explains what a model costs now, and by which rule of the catalog it was recognised.
@Tag(name = "Model prices", description = "What models cost, and how a name is recognised.")
@Path("/api/usage/model-prices")
@RolesAllowed(Role.OPERATOR_CLAIM)
@RunOnVirtualThread
public class ModelPriceResource {

    private static final int LONGEST = 200;

    /// Below the bound of every tier, so that the first price is shown.
    private static final long SAMPLE = 1_000;

    private static final int SAMPLE_TO_MILLION = 3;

    private final CurrentModelPrices prices;
    private final StatedPriceRepository stated;
    private final CatalogAge age;
    private final IdGenerator ids;
    private final Caller caller;
    private final Clock clock;

    public ModelPriceResource(
            CurrentModelPrices prices,
            StatedPriceRepository stated,
            CatalogAge age,
            IdGenerator ids,
            Caller caller,
            Clock clock) {
        this.prices = prices;
        this.stated = stated;
        this.age = age;
        this.ids = ids;
        this.caller = caller;
        this.clock = clock;
    }

    /// `host` serves the model and asks the price, `maker` made it; null: nobody says who that is.
    /// `steps` say how the name was read and the price found. `match` is null when the price is not
    /// known, and `reason` says why: such events are kept as unpriced.
    public record Explained(
            String model,
            @Nullable String provider,
            @Nullable String host,
            @Nullable String maker,
            boolean priced,
            List<String> steps,
            @Nullable String reason,
            @Nullable Found match,
            CatalogFreshness catalog) {}

    /// USD; tokens per million by their kind, for a request of a size below every tier. A kind that
    /// has no price is missing.
    public record Found(
            String provider,
            String model,
            String rule,
            String catalog,
            @Schema(ref = "TokenPrices") @JsonAnyGetter Map<String, BigDecimal> prices,
            BigDecimal request) {}

    public record Statements(
            List<PriceStatementResponse> items,
            @Nullable String nextCursor,
            CatalogFreshness catalog) {}

    /// A price that was stated here, as it is written in the catalog.
    public record PriceStatementResponse(
            UUID id,
            String provider,
            String model,
            String match,
            LocalDate effectiveFrom,
            String price,
            String statedBy,
            Instant statedAt) {

        static PriceStatementResponse of(PriceStatement one) {
            StatedPrice price = one.price();
            return new PriceStatementResponse(
                    one.id(),
                    price.provider(),
                    price.model(),
                    price.match(),
                    price.from(),
                    price.price(),
                    one.statedBy(),
                    one.statedAt());
        }
    }

    /// With `?model=`: what it costs and why, step by step, at `?at=2026-09-01`, at
    /// `?at=2026-09-01T02:00:00Z`, or now. Without: the prices that were
    /// stated here, the newest first.
    @Operation(
            operationId = "getModelPrices",
            summary = "What a model costs and why; without model the stated prices")
    @GET
    @APIResponse(
            responseCode = "200",
            description = "What the model costs; without ?model= the stated prices",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(oneOf = {Explained.class, Statements.class})))
    public Object explain(
            @QueryParam("model") @PlainText(max = LONGEST) @Nullable String model,
            @QueryParam("provider") @Size(max = LONGEST) @Nullable String provider,
            @QueryParam("at") @Nullable String at,
            @BeanParam PageRequest page) {
        if (model == null) {
            return statements(page);
        }
        Instant moment = at == null ? clock.instant() : moment(at);
        PriceExplanation price = prices.now().explain(provider, model, moment);
        Found found = price.match().map(ModelPriceResource::found).orElse(null);
        return new Explained(
                model,
                provider,
                nullIfEmpty(price.host()),
                nullIfEmpty(price.maker()),
                found != null,
                price.steps(),
                price.reason().orElse(null),
                found,
                age.now());
    }

    /// A day stands for its beginning in UTC.
    private static Instant moment(String at) {
        try {
            return Instant.parse(at);
        } catch (DateTimeParseException isADay) {
            return DateParameters.parse("at", at).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private Statements statements(PageRequest request) {
        UUID before = request.idBefore();
        List<PriceStatement> found =
                stated.all().reversed().stream()
                        .filter(one -> one.id().toString().compareTo(before.toString()) < 0)
                        .limit(request.rows())
                        .toList();
        Page<PriceStatementResponse> page =
                request.of(found, PriceStatementResponse::of, PriceStatementResponse::id);
        return new Statements(page.items(), page.nextCursor(), age.now());
    }

    /// States a price; it goes before the catalog for calls from that day on. Calls that are stored
    /// keep their cost until they are repriced.
    @Operation(operationId = "setModelPrice", summary = "State the price of a model")
    @PUT
    public PriceStatementResponse state(@NotNull @Valid StatePriceRequest body) {
        StatedPrice price = body.stated(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var statement = new PriceStatement(ids.next(), price, caller.subject(), clock.instant());
        stated.add(statement);
        prices.refresh();
        return PriceStatementResponse.of(statement);
    }

    private static Found found(PriceMatch match) {
        return new Found(
                match.provider(),
                match.model(),
                match.rule(),
                match.catalog(),
                perMillion(match),
                plain(perRequest(match)));
    }

    private static Map<String, BigDecimal> perMillion(PriceMatch match) {
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        for (TokenKind kind : TokenKind.ALL) {
            match.costUsd(Tokens.of(kind, SAMPLE))
                    .map(sample -> sample.subtract(perRequest(match)))
                    .map(sample -> plain(sample.movePointRight(SAMPLE_TO_MILLION)))
                    .ifPresent(price -> prices.put(kind.shortName(), price));
        }
        return prices;
    }

    private static BigDecimal perRequest(PriceMatch match) {
        return match.costUsd(Tokens.NONE).orElseThrow();
    }

    private static BigDecimal plain(BigDecimal price) {
        return new BigDecimal(price.stripTrailingZeros().toPlainString());
    }
}
