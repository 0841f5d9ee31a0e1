package dev.pesewa.billing.catalog;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WellFormedText;
import dev.pesewa.kit.json.DecimalTextDeserializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A catalog as JSON: as an operator writes it, and as the table of versions keeps it. Amounts are
/// shown as text, and may be sent as numbers. `checked` is the only way to a `Catalog` and reports
/// every wrong field at once.
public record CatalogDocument(
        @Nullable String currency,
        @Nullable List<PackLine> packs,
        @Nullable List<FeatureLine> features,
        @JsonDeserialize(using = DecimalTextDeserializer.class) @Nullable String tokenMarkup) {

    public record PackLine(
            @Nullable String type,
            @Nullable String name,
            @JsonDeserialize(using = DecimalTextDeserializer.class) @Nullable String price,
            @JsonDeserialize(using = DecimalTextDeserializer.class) @Nullable String credits,
            @JsonDeserialize(using = DecimalTextDeserializer.class) @Nullable String bonusCredits,
            @Nullable Boolean recommended) {}

    public record FeatureLine(
            @Nullable String feature,
            @Nullable String name,
            @JsonDeserialize(using = DecimalTextDeserializer.class) @Nullable String credits,
            @Nullable String category,
            @Nullable String description,
            @Nullable Boolean popular) {}

    private static final int MOST_LINES = 200;
    private static final int LONGEST_TEXT = 200;
    private static final String AMOUNT = "\\d{1,7}(\\.\\d{1,6})?";
    private static final String MONEY = "\\d{1,7}(\\.\\d{1,2})?";
    private static final String MARKUP = "\\d{1,3}(\\.\\d{1,4})?";
    private static final String FEATURE_ID = "[a-z][a-z0-9_]{0,59}";
    private static final String NAME = "[^\\x00]{1,60}";
    private static final String PACK_TYPE = "[A-Z][A-Z0-9_]{0,29}";
    private static final Set<String> CATEGORIES = Set.of("basic", "premium");

    public static CatalogDocument of(Catalog catalog) {
        return new CatalogDocument(
                catalog.currency(),
                catalog.packs().stream().map(CatalogDocument::line).toList(),
                catalog.features().stream().map(CatalogDocument::line).toList(),
                catalog.tokenMarkup().toPlainString());
    }

    private static PackLine line(CreditPack pack) {
        return new PackLine(
                pack.type(),
                pack.name(),
                pack.price().toPlainString(),
                pack.credits().toDecimalString(),
                pack.bonus().toDecimalString(),
                pack.recommended());
    }

    private static FeatureLine line(Feature feature) {
        return new FeatureLine(
                feature.id(),
                feature.name(),
                feature.price().toDecimalString(),
                feature.category(),
                feature.description(),
                feature.popular());
    }

    /// Throws a `ProblemException` with an error for each field that is wrong.
    public Catalog checked(int version, Instant effectiveAt) {
        var checks = new Checks();
        checks.that(
                currency == null || currency.equals(Catalog.CURRENCY),
                "currency",
                "credits are sold in " + Catalog.CURRENCY);
        List<CreditPack> checkedPacks = packs(checks);
        List<Feature> checkedFeatures = features(checks);
        BigDecimal markup =
                checks.decimal("tokenMarkup", tokenMarkup == null ? "1" : tokenMarkup, MARKUP);
        checks.end();
        return new Catalog(
                version, effectiveAt, Catalog.CURRENCY, checkedPacks, checkedFeatures, markup);
    }

    private List<CreditPack> packs(Checks checks) {
        List<PackLine> lines = packs == null ? List.of() : packs;
        checks.that(lines.size() <= MOST_LINES, "packs", "at most " + MOST_LINES);
        Set<String> types = new HashSet<>();
        List<CreditPack> checked = new ArrayList<>();
        for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
            PackLine line = lines.get(i);
            String at = "packs[" + i + "].";
            String type = checks.text(at + "type", line.type(), PACK_TYPE);
            checks.that(
                    types.add(type) && !type.equals(Catalog.CUSTOM),
                    at + "type",
                    "each once, and CUSTOM is there by itself");
            BigDecimal price = checks.decimal(at + "price", line.price(), MONEY);
            checks.that(price.signum() > 0, at + "price", "above zero");
            BigDecimal credits = checks.decimal(at + "credits", line.credits(), AMOUNT);
            checks.that(credits.signum() > 0, at + "credits", "above zero");
            String bonus = line.bonusCredits() == null ? "0" : line.bonusCredits();
            checked.add(
                    new CreditPack(
                            type,
                            checks.text(at + "name", line.name(), NAME),
                            price,
                            Credits.of(credits),
                            Credits.of(checks.decimal(at + "bonusCredits", bonus, AMOUNT)),
                            Boolean.TRUE.equals(line.recommended())));
        }
        return checked;
    }

    private List<Feature> features(Checks checks) {
        List<FeatureLine> lines = features == null ? List.of() : features;
        checks.that(
                !lines.isEmpty() && lines.size() <= MOST_LINES,
                "features",
                "from 1 to " + MOST_LINES);
        Set<String> ids = new HashSet<>();
        List<Feature> checked = new ArrayList<>();
        for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
            FeatureLine line = lines.get(i);
            String at = "features[" + i + "].";
            String id = checks.text(at + "feature", line.feature(), FEATURE_ID);
            checks.that(ids.add(id), at + "feature", "each once");
            String category = line.category() == null ? "" : line.category();
            checks.that(CATEGORIES.contains(category), at + "category", "basic or premium");
            String text = line.description() == null ? "" : line.description();
            checks.that(
                    text.length() <= LONGEST_TEXT && WellFormedText.fault(text) == null,
                    at + "description",
                    "at most 200 letters, no NUL and no half of a surrogate pair");
            checked.add(
                    new Feature(
                            id,
                            checks.text(at + "name", line.name(), NAME),
                            Credits.of(checks.decimal(at + "credits", line.credits(), AMOUNT)),
                            category,
                            text,
                            Boolean.TRUE.equals(line.popular())));
        }
        return checked;
    }

    /// Collects the errors; a wrong value is replaced by a harmless one until `end` throws.
    private static final class Checks {
        private final List<ProblemException.FieldError> errors = new ArrayList<>();

        void that(boolean right, String field, String rule) {
            if (!right) {
                errors.add(new ProblemException.FieldError(field, rule));
            }
        }

        String text(String field, @Nullable String value, String pattern) {
            boolean right = value != null && value.matches(pattern);
            that(right, field, "is needed, and fits " + pattern);
            return right ? String.valueOf(value) : field;
        }

        BigDecimal decimal(String field, @Nullable String value, String pattern) {
            boolean right = value != null && value.matches(pattern);
            that(right, field, "is needed, a decimal that fits " + pattern);
            return right ? new BigDecimal(String.valueOf(value)) : BigDecimal.ONE;
        }

        void end() {
            if (!errors.isEmpty()) {
                var first = errors.getFirst();
                throw new ProblemException(
                        ProblemCode.MALFORMED,
                        first.field() + ": " + first.detail(),
                        errors,
                        Map.of());
            }
        }
    }
}
