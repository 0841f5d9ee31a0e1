package dev.pesewa.billing.catalog.http;

import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.catalog.CreditPack;
import dev.pesewa.billing.catalog.Feature;
import dev.pesewa.kernel.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The price list for customers. The monthly add-on cannot be bought yet: `available` is false.
@Tag(name = "Pricing", description = "The price list, and the versions of the catalog behind it.")
@Path("/api/ai/pricing")
@RunOnVirtualThread
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM, Role.INGEST_CLAIM})
public class PricingResource {

    private final CatalogCache catalogs;

    public PricingResource(CatalogCache catalogs) {
        this.catalogs = catalogs;
    }

    /// `savings` in percent, against a credit for a GHS.
    public record PackResponse(
            String type,
            String name,
            String price,
            String currency,
            String credits,
            String bonusCredits,
            String totalCredits,
            String costPerCredit,
            BigDecimal savings,
            boolean recommended) {}

    public record FeatureResponse(
            String feature,
            String name,
            String credits,
            String description,
            String category,
            boolean popular) {}

    public record PricingResponse(
            int version,
            List<PackResponse> creditPacks,
            List<FeatureResponse> featureCosts,
            AddonResponse monthlyAddon) {}

    public record AddonResponse(
            boolean available, String price, String credits, String description) {}

    @Operation(operationId = "getPricing", summary = "Credit packs and what each feature costs")
    @GET
    public PricingResponse pricing() {
        Catalog catalog = catalogs.now();
        return new PricingResponse(
                catalog.version(),
                catalog.packs().stream().map(pack -> response(catalog, pack)).toList(),
                catalog.features().stream().map(PricingResource::response).toList(),
                new AddonResponse(false, "50.00", "100.00", "100 credits a month"));
    }

    private static PackResponse response(Catalog catalog, CreditPack pack) {
        return new PackResponse(
                pack.type(),
                pack.name(),
                pack.price().toPlainString(),
                catalog.currency(),
                pack.credits().toDecimalString(),
                pack.bonus().toDecimalString(),
                pack.total().toDecimalString(),
                pack.costPerCredit().toPlainString(),
                pack.savings(),
                pack.recommended());
    }

    private static FeatureResponse response(Feature feature) {
        return new FeatureResponse(
                feature.id(),
                feature.name(),
                feature.price().toDecimalString(),
                feature.description(),
                feature.category(),
                feature.popular());
    }
}
