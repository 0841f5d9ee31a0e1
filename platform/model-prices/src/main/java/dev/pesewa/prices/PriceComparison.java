package dev.pesewa.prices;

import dev.pesewa.prices.PriceDifference.PriceChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Compares a public price list with the catalogs in force. A price that differs holds from today
/// on, or from the later day that the list states; what is stored keeps its price. Prices of kinds
/// of tokens that the list does not state stay as they are.
final class PriceComparison {

    private static final int HOURS = 24;

    private final PriceCatalog shipped;
    private final CatalogSearch search;
    private final LocalDate today;
    private final List<PriceChange> added = new ArrayList<>();
    private final List<PriceChange> changed = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private final Set<String> seen = new HashSet<>();
    private int unchanged;
    private int corrected;
    private int skipped;

    PriceComparison(PriceCatalog shipped, CatalogSearch search, LocalDate today) {
        this.shipped = shipped;
        this.search = search;
        this.today = today;
    }

    PriceDifference of(List<ImportedModel> models) {
        for (ImportedModel model : models) {
            Optional<PricedModel> read = read(model);
            if (read.isEmpty()) {
                skipped++;
            } else if (seen.add(read.get().provider() + "/" + read.get().name())) {
                compare(read.get());
            }
        }
        return new PriceDifference(added, changed, unchanged, corrected, skipped, rows.toString());
    }

    /// Empty when it has no price, or is not understood.
    private Optional<PricedModel> read(ImportedModel model) {
        try {
            String provider = shipped.names().canonical(model.provider());
            var text = new StringBuilder();
            String[] head = {provider, model.model(), model.match()};
            for (ImportedModel.ImportedPrice version : model.versions()) {
                String start = text.isEmpty() ? String.join("\t", head) : "\t\t";
                text.append(start).append('\t').append(version.when());
                text.append('\t').append(version.price()).append('\n');
            }
            return PriceCatalog.rows(text.toString()).stream()
                    .filter(PriceComparison::isPriced)
                    .findFirst();
        } catch (RuntimeException notUnderstood) {
            return Optional.empty();
        }
    }

    private static boolean isPriced(PricedModel model) {
        return model.versions().stream()
                .allMatch(version -> version.price() instanceof ModelPrice.KnownPrice);
    }

    private void compare(PricedModel model) {
        CatalogSearch.LookupResult now = search.row(model.provider(), model.name());
        List<Instant> moments = moments(model);
        List<Instant> differing =
                moments.stream()
                        .filter(at -> differs(listed(now, at), model.versionAt(at)))
                        .toList();
        if (differing.isEmpty()) {
            unchanged++;
        } else if (differing.stream().allMatch(at -> isCorrected(model, at))) {
            corrected++;
        } else if (moments.stream().allMatch(at -> now.at(at).isEmpty())) {
            add(model, moments.getFirst());
        } else {
            change(model, now, differing.getFirst());
        }
    }

    /// Each hour of today, and the beginning of each price to come.
    private List<Instant> moments(PricedModel model) {
        Instant midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        Stream<Instant> hours =
                Stream.iterate(midnight, hour -> hour.plus(1, ChronoUnit.HOURS)).limit(HOURS);
        Stream<Instant> starts =
                model.versions().stream()
                        .flatMap(version -> version.when().start().stream())
                        .filter(start -> start.isAfter(midnight));
        return Stream.concat(hours, starts).toList();
    }

    private static Optional<PricedModel.Version> listed(
            CatalogSearch.LookupResult now, Instant at) {
        return now.at(at).map(found -> found.candidate().model().versionAt(at));
    }

    private static boolean differs(Optional<PricedModel.Version> old, PricedModel.Version now) {
        return old.isEmpty() || !isSame(old.get(), now);
    }

    private static boolean isSame(PricedModel.Version old, PricedModel.Version now) {
        if (old.price() instanceof ModelPrice.Free || now.price() instanceof ModelPrice.Free) {
            return old.price().equals(now.price());
        }
        Map<String, TieredRate> before = PriceText.rates(old.text());
        return PriceText.rates(now.text()).entrySet().stream()
                .allMatch(
                        rate -> {
                            TieredRate same = before.get(rate.getKey());
                            return same != null && same.isSame(rate.getValue());
                        });
    }

    private boolean isCorrected(PricedModel model, Instant at) {
        return shipped
                .corrections()
                .getOrDefault(model.provider() + "/" + model.name(), List.of())
                .stream()
                .map(wrong -> PricedModel.Version.parse("", wrong))
                .anyMatch(wrong -> isSame(wrong, model.versionAt(at)));
    }

    private void add(PricedModel model, Instant at) {
        added.add(
                new PriceChange(
                        model.provider(), model.name(), null, model.versionAt(at).text(), today));
        row(model, model.match(), "", model.versions().getFirst().text());
        for (PricedModel.Version version : model.versions().subList(1, model.versions().size())) {
            continuation(version.when().text(), version.text());
        }
    }

    private void change(PricedModel model, CatalogSearch.LookupResult now, Instant at) {
        Optional<PricedModel.Version> old = listed(now, at);
        String before = old.map(PricedModel.Version::text).orElse(PriceText.UNKNOWN);
        Instant start = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        LocalDate from = LocalDate.ofInstant(at, ZoneOffset.UTC);
        changed.add(
                new PriceChange(
                        model.provider(),
                        model.name(),
                        before,
                        merged(before, model.versionAt(at).text()),
                        from));
        PricedModel known = now.found().getFirst().candidate().model();
        boolean own = known.name().equalsIgnoreCase(model.name());
        row(model, own ? known.match() : model.match(), "", PriceText.UNKNOWN);
        for (PricedModel.Version version : model.versions()) {
            continuation(version.when().notBefore(start).text(), merged(before, version.text()));
        }
    }

    /// What the list does not state stays: it may not know of cache writes for an hour.
    private static String merged(String old, String stated) {
        if (Stream.of(old, stated).anyMatch(Set.of(PriceText.FREE, PriceText.UNKNOWN)::contains)) {
            return stated;
        }
        Map<String, String> parts = new LinkedHashMap<>(PriceText.parts(old));
        parts.putAll(PriceText.parts(stated));
        List<String> texts = new ArrayList<>();
        parts.forEach((name, rate) -> texts.add(name + "=" + rate));
        return String.join(" ", texts);
    }

    private void row(PricedModel model, String match, String when, String price) {
        rows.append(String.join("\t", model.provider(), model.name(), match, when, price));
        rows.append('\n');
    }

    private void continuation(String when, String price) {
        rows.append("\t\t\t").append(when).append('\t').append(price).append('\n');
    }
}
