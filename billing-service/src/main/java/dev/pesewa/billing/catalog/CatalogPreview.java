package dev.pesewa.billing.catalog;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a draft would change, line by line, and which features would lose money. Example: a feature
/// whose calls cost 8 GHS on average and that the draft sells for 5 is `losing`.
public record CatalogPreview(
        List<FeatureChange> features, List<PackChange> packs, List<String> warnings) {

    /// Credits before and after, null where the version does not have the feature. `meanCost` in
    /// GHS of its calls of the last 30 days, null when none has a known cost.
    public record FeatureChange(
            String feature,
            @Nullable String before,
            @Nullable String after,
            @Nullable BigDecimal meanCost,
            boolean losing) {}

    /// Prices in GHS before and after.
    public record PackChange(String type, @Nullable String before, @Nullable String after) {}

    public static CatalogPreview of(Catalog now, Catalog draft, Map<String, BigDecimal> meanCosts) {
        List<FeatureChange> features = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        now.features().forEach(feature -> ids.add(feature.id()));
        draft.features().forEach(feature -> ids.add(feature.id()));
        for (String id : ids) {
            Credits before = now.find(id).map(Feature::price).orElse(null);
            Credits after = draft.find(id).map(Feature::price).orElse(null);
            BigDecimal cost = meanCosts.get(id);
            boolean losing = cost != null && after != null && cost.compareTo(after.decimal()) > 0;
            if (losing) {
                warnings.add("%s would cost %s and earn %s".formatted(id, cost, after));
            }
            if (losing || !Objects.equals(before, after)) {
                BigDecimal mean = cost == null ? null : Rounding.cost(cost);
                features.add(new FeatureChange(id, text(before), text(after), mean, losing));
            }
        }
        return new CatalogPreview(features, packs(now, draft), warnings);
    }

    private static List<PackChange> packs(Catalog now, Catalog draft) {
        Set<String> types = new LinkedHashSet<>();
        now.packs().forEach(pack -> types.add(pack.type()));
        draft.packs().forEach(pack -> types.add(pack.type()));
        List<PackChange> changes = new ArrayList<>();
        for (String type : types) {
            CreditPack before = find(now, type);
            CreditPack after = find(draft, type);
            if (!Objects.equals(before, after)) {
                changes.add(new PackChange(type, price(before), price(after)));
            }
        }
        return changes;
    }

    private static @Nullable CreditPack find(Catalog catalog, String type) {
        return catalog.packs().stream()
                .filter(pack -> pack.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String price(@Nullable CreditPack pack) {
        return pack == null
                ? null
                : pack.price().toPlainString()
                        + " for "
                        + pack.total().toDecimalString()
                        + " credits";
    }

    private static @Nullable String text(@Nullable Credits credits) {
        return credits == null ? null : credits.toDecimalString();
    }
}
