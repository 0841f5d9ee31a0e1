package dev.pesewa.billing.catalog.http;

import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.catalog.CreditPack;
import dev.pesewa.billing.catalog.Feature;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/// The price list. The monthly add-on cannot be bought yet and says so.
@Path("/api/ai/pricing")
@Authenticated
@RunOnVirtualThread
public class PricingResource {

    private final CatalogCache catalogs;
    private final Caller caller;

    public PricingResource(CatalogCache catalogs, Caller caller) {
        this.catalogs = catalogs;
        this.caller = caller;
    }

    public record PackResponse(
            String type,
            String name,
            String price,
            String currency,
            String credits,
            String bonusCredits,
            String totalCredits,
            String costPerCredit,
            String savings,
            boolean recommended) {}

    public record FeatureResponse(
            String feature,
            String name,
            String credits,
            String description,
            String category,
            boolean popular) {}

    public record Pricing(
            int version,
            List<PackResponse> creditPacks,
            List<FeatureResponse> featureCosts,
            MonthlyAddon monthlyAddon) {}

    public record MonthlyAddon(
            boolean available, String price, String credits, String description) {}

    @GET
    public Pricing pricing() {
        caller.require(Role.OWNER, Role.MEMBER, Role.INGEST);
        Catalog catalog = catalogs.now();
        return new Pricing(
                catalog.version(),
                catalog.packs().stream().map(pack -> shown(catalog, pack)).toList(),
                catalog.features().stream().map(PricingResource::shown).toList(),
                new MonthlyAddon(false, "50.00", "100.00", "100 credits a month"));
    }

    private static PackResponse shown(Catalog catalog, CreditPack pack) {
        return new PackResponse(
                pack.type(),
                pack.name(),
                pack.price().setScale(2).toPlainString(),
                catalog.currency(),
                pack.credits().toDecimalString(),
                pack.bonus().toDecimalString(),
                pack.total().toDecimalString(),
                pack.costPerCredit().stripTrailingZeros().toPlainString(),
                pack.savings().toPlainString(),
                pack.recommended());
    }

    private static FeatureResponse shown(Feature feature) {
        return new FeatureResponse(
                feature.id(),
                feature.name(),
                feature.price().toDecimalString(),
                feature.description(),
                feature.category(),
                feature.popular());
    }
}
