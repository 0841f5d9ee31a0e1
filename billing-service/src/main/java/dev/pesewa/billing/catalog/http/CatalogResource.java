package dev.pesewa.billing.catalog.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.catalog.CatalogDocument;
import dev.pesewa.billing.catalog.CatalogPreview;
import dev.pesewa.billing.catalog.postgres.FeatureCostRepository;
import dev.pesewa.billing.fx.ExchangeRateCache;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.DateParameters;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.resource.CreatedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Versions of the catalog: for operators.
@Tag(name = "Pricing")
@Path("/api/billing/catalog")
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_CLAIM)
public class CatalogResource {

    private static final Duration MEAN_COST_OF = Duration.ofDays(30);

    private final CatalogCache catalogs;
    private final FeatureCostRepository costs;
    private final ExchangeRateCache rates;
    private final Caller caller;
    private final Clock clock;

    public CatalogResource(
            CatalogCache catalogs,
            FeatureCostRepository costs,
            ExchangeRateCache rates,
            Caller caller,
            Clock clock) {
        this.catalogs = catalogs;
        this.costs = costs;
        this.rates = rates;
        this.caller = caller;
        this.clock = clock;
    }

    public record CatalogResponse(
            int version, Instant effectiveAt, boolean current, CatalogDocument catalog) {}

    @Operation(operationId = "listCatalogs", summary = "Versions of the catalog, the newest first")
    @GET
    public Page<CatalogResponse> list(@BeanParam PageRequest page) {
        long before = page.numberBefore();
        List<Catalog> rows =
                catalogs.published().stream()
                        .filter(catalog -> catalog.version() < before)
                        .limit(page.rows())
                        .toList();
        return page.of(rows, this::response, CatalogResponse::version);
    }

    @Operation(operationId = "getCatalog", summary = "One version of the catalog")
    @GET
    @Path("/{version}")
    public CatalogResponse get(@PathParam("version") String version) {
        return catalogs.version(number(version))
                .map(this::response)
                .orElseThrow(() -> ProblemException.notFound("version"));
    }

    /// What GET answers, with the changes in it: `version` is the newest one, from which the draft
    /// was made. Its `effectiveAt` as it was, or none, means as soon as may be; `current` says
    /// nothing.
    public record DraftRequest(
            @NotNull(message = "is needed: the newest version, from which yours is made")
                    @JsonAlias("baseVersion")
                    Integer version,
            @Nullable Instant effectiveAt,
            @Nullable Boolean current,
            @NotNull(message = "is needed: the packs and features, as GET shows them")
                    CatalogDocument catalog) {}

    /// With `?preview=true` nothing is published.
    @Operation(
            operationId = "publishCatalog",
            summary = "Publish a version of the catalog, or preview it")
    @POST
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = CatalogResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "With preview=true",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = CatalogPreview.class)))
    @APIResponse(responseCode = "409", description = "conflict: version is not the newest")
    public Response publish(
            @QueryParam("preview") @Nullable Boolean preview, @NotNull @Valid DraftRequest body) {
        if (Boolean.TRUE.equals(preview)) {
            return Response.ok(preview(body.catalog())).build();
        }
        Catalog published =
                catalogs.publish(
                        body.catalog(), body.version(), effectiveAt(body), caller.subject());
        return CreatedResponses.of(
                response(published), "/api/billing/catalog", published.version());
    }

    private @Nullable Instant effectiveAt(DraftRequest body) {
        boolean isAsItWas =
                catalogs.version(body.version())
                        .map(Catalog::effectiveAt)
                        .filter(before -> !before.isAfter(clock.instant()))
                        .filter(before -> before.equals(body.effectiveAt()))
                        .isPresent();
        return isAsItWas ? null : DateParameters.near("effectiveAt", body.effectiveAt());
    }

    private CatalogPreview preview(CatalogDocument draft) {
        Instant now = clock.instant();
        BigDecimal rate = rates.at(Costing.CURRENCY, now).orElseThrow().perUsd();
        Map<String, BigDecimal> means = new HashMap<>();
        costs.meanUsdSince(now.minus(MEAN_COST_OF))
                .forEach((id, usd) -> means.put(id, Rounding.cost(usd.multiply(rate))));
        return CatalogPreview.of(catalogs.at(now), draft.checked(0, now), means);
    }

    private CatalogResponse response(Catalog catalog) {
        return new CatalogResponse(
                catalog.version(),
                catalog.effectiveAt(),
                catalog.version() == catalogs.now().version(),
                CatalogDocument.of(catalog));
    }

    private static int number(String version) {
        if (!version.matches("\\d{1,9}")) {
            throw ProblemException.malformed("version", "a number of a version");
        }
        return Integer.parseInt(version);
    }
}
