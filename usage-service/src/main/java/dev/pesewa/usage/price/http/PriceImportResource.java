package dev.pesewa.usage.price.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.validation.PlainText;
import dev.pesewa.prices.PriceDifference;
import dev.pesewa.prices.PriceDifference.PriceChange;
import dev.pesewa.usage.price.imports.ImportPrices;
import dev.pesewa.usage.price.imports.PriceImport;
import dev.pesewa.usage.price.imports.PriceListFormat;
import dev.pesewa.usage.price.postgres.PriceImportRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Brings the catalog of model prices up to date from a public price list.
@Tag(name = "Model prices")
@Path("/api/usage/model-prices/imports")
@RolesAllowed(Role.OPERATOR_CLAIM)
@RunOnVirtualThread
public class PriceImportResource {

    private static final int LONGEST = 500;

    private final ImportPrices imports;
    private final PriceImportRepository stored;
    private final Caller caller;

    public PriceImportResource(ImportPrices imports, PriceImportRepository stored, Caller caller) {
        this.imports = imports;
        this.stored = stored;
        this.caller = caller;
    }

    /// `format`: `genai-prices` or `litellm`. `dryRun`, which it is when missing, only shows the
    /// difference. `source`: the file or the address that the list is from. `catalog`: the list,
    /// as it is published.
    public record PriceImportRequest(
            @Schema(enumeration = {"genai-prices", "litellm"}) @NotNull String format,
            @Nullable Boolean dryRun,
            @PlainText(max = LONGEST) @Nullable String source,
            @Schema(description = "The price list, as it is published.") @NotNull
                    JsonNode catalog) {}

    /// Prices as in the catalog: USD per million tokens. Models that the list does not name keep
    /// their prices. `corrected`: prices that the shipped catalog has corrected, and keeps.
    public record PriceDifferenceResponse(
            boolean applied,
            List<PriceChange> added,
            List<PriceChange> changed,
            int unchanged,
            int corrected,
            int skipped) {

        static PriceDifferenceResponse of(PriceDifference difference, boolean applied) {
            return new PriceDifferenceResponse(
                    applied,
                    difference.added(),
                    difference.changed(),
                    difference.unchanged(),
                    difference.corrected(),
                    difference.skipped());
        }
    }

    public record PriceImportResponse(
            UUID id,
            String format,
            String source,
            int added,
            int changed,
            String importedBy,
            Instant importedAt) {

        static PriceImportResponse of(PriceImport done) {
            return new PriceImportResponse(
                    done.id(),
                    done.origin().format().text(),
                    done.origin().source(),
                    done.added(),
                    done.changed(),
                    done.origin().importedBy(),
                    done.importedAt());
        }
    }

    public record PriceImports(List<PriceImportResponse> items, @Nullable String nextCursor) {}

    /// What the list adds and changes; with `dryRun: false` it is applied from today on. Calls that
    /// are stored keep their cost until they are repriced.
    @Operation(
            operationId = "importModelPrices",
            summary = "Compare a public price list with the catalog, or apply it")
    @POST
    public PriceDifferenceResponse importPrices(@NotNull @Valid PriceImportRequest body) {
        PriceListFormat format =
                PriceListFormat.of(body.format())
                        .orElseThrow(
                                () ->
                                        ProblemException.malformed(
                                                "format", "genai-prices or litellm"));
        PriceDifference difference = imports.difference(format, body.catalog());
        boolean apply = Boolean.FALSE.equals(body.dryRun());
        if (apply) {
            String source = body.source() == null ? "" : body.source();
            imports.apply(
                    new PriceImport.ImportOrigin(format, source, caller.subject()), difference);
        }
        return PriceDifferenceResponse.of(difference, apply && !difference.isEmpty());
    }

    /// The imports that were applied, the newest first.
    @Operation(operationId = "listModelPriceImports", summary = "The price lists that were applied")
    @GET
    public PriceImports imports(@BeanParam PageRequest request) {
        UUID before = request.idBefore();
        List<PriceImport> found =
                stored.all().reversed().stream()
                        .filter(one -> one.id().toString().compareTo(before.toString()) < 0)
                        .limit(request.rows())
                        .toList();
        Page<PriceImportResponse> page =
                request.of(found, PriceImportResponse::of, PriceImportResponse::id);
        return new PriceImports(page.items(), page.nextCursor());
    }
}
