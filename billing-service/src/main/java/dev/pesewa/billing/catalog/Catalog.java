package dev.pesewa.billing.catalog;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One version of the prices, in force from `effectiveAt` until the next one. A published version
/// never changes. A call that is priced by its tokens costs `tokenMarkup` times what the provider
/// takes.
public record Catalog(
        int version,
        Instant effectiveAt,
        String currency,
        List<CreditPack> packs,
        List<Feature> features,
        BigDecimal tokenMarkup) {

    public static final String CUSTOM = "CUSTOM";
    public static final String CURRENCY = "GHS";

    /// The version that every installation begins with.
    public static final Catalog FIRST =
            new Catalog(
                    1,
                    Instant.EPOCH,
                    CURRENCY,
                    List.of(
                            pack("STARTER", "Starter", "30", "30", "0", false),
                            pack("VALUE", "Value", "80", "83.33", "16.67", true),
                            pack("PRO", "Pro", "180", "180", "70", false)),
                    List.of(
                            feature(
                                    "product_description",
                                    "Product description",
                                    "0.1",
                                    "basic",
                                    "Writes the text of one product.",
                                    true),
                            feature(
                                    "report_summary",
                                    "Report summary",
                                    "0.2",
                                    "basic",
                                    "Sums up a report in plain words.",
                                    true),
                            feature(
                                    "customer_insight",
                                    "Customer insight",
                                    "0.5",
                                    "basic",
                                    "Says what one customer buys and why.",
                                    false),
                            feature(
                                    "collection_message",
                                    "Collection message",
                                    "0.5",
                                    "basic",
                                    "Writes a reminder of a payment.",
                                    false),
                            feature(
                                    "credit_assessment",
                                    "Credit assessment",
                                    "3",
                                    "premium",
                                    "Judges whether a customer will pay.",
                                    true),
                            feature(
                                    "collection_analysis",
                                    "Collection analysis",
                                    "5",
                                    "premium",
                                    "Ranks open invoices by how to collect them.",
                                    false),
                            feature(
                                    "inventory_forecast",
                                    "Inventory forecast",
                                    "4",
                                    "premium",
                                    "Forecasts what to stock.",
                                    false),
                            feature(
                                    "portfolio_dashboard",
                                    "Portfolio dashboard",
                                    "5",
                                    "premium",
                                    "Explains a whole portfolio.",
                                    false)),
                    BigDecimal.ONE);

    public Catalog {
        packs = List.copyOf(packs);
        features = List.copyOf(features);
    }

    public Optional<Feature> find(String id) {
        return features.stream().filter(feature -> feature.id().equals(id)).findFirst();
    }

    /// The id itself when the catalog does not have the feature, or no longer has it.
    public String nameOf(String id) {
        return find(id).map(Feature::name).orElse(id);
    }

    /// 404 when there is no such feature.
    public Feature feature(String id) {
        return find(id).orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.FEATURE_UNKNOWN,
                                        "No such feature; GET /api/ai/pricing lists them."));
    }

    /// A published pack, or a custom one that gives a credit for a GHS.
    public CreditPack pack(String type, @Nullable BigDecimal amount) {
        if (type.equals(CUSTOM)) {
            if (amount == null) {
                throw ProblemException.malformed("amount", "a custom pack needs an amount");
            }
            Credits credits = Credits.of(amount);
            return new CreditPack(CUSTOM, "Custom", amount, credits, Credits.ZERO, false);
        }
        return packs.stream()
                .filter(pack -> pack.type().equals(type))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.malformed(
                                        "packType",
                                        "one of "
                                                + packs.stream().map(CreditPack::type).toList()
                                                + " or CUSTOM"));
    }

    private static CreditPack pack(
            String type, String name, String price, String credits, String bonus, boolean best) {
        return new CreditPack(
                type, name, new BigDecimal(price), Credits.of(credits), Credits.of(bonus), best);
    }

    private static Feature feature(
            String id, String name, String price, String category, String text, boolean popular) {
        return new Feature(id, name, Credits.of(price), category, text, popular);
    }
}
