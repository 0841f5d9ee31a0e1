package dev.pesewa.prices;

import java.math.BigDecimal;
import java.util.List;

/// A price that may move with the size of the request: the whole request is charged at the price
/// of the highest bound that its input exceeds. Tiers are kept in rising order of their bounds.
record TieredRate(BigDecimal base, List<Tier> tiers) {

    TieredRate {
        tiers = List.copyOf(tiers);
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).above() <= tiers.get(i - 1).above()) {
                throw new IllegalArgumentException("Tiers rise: " + tiers);
            }
        }
    }

    static TieredRate flat(BigDecimal price) {
        return new TieredRate(price, List.of());
    }

    BigDecimal at(long totalInput) {
        BigDecimal price = base;
        for (Tier tier : tiers) {
            if (totalInput > tier.above()) {
                price = tier.price();
            }
        }
        return price;
    }

    /// The same amounts, however they are written: 2.50 is 2.5.
    boolean isSame(TieredRate other) {
        return base.compareTo(other.base) == 0
                && tiers.size() == other.tiers.size()
                && tiers.stream().allMatch(tier -> other.tiers.stream().anyMatch(tier::isSame));
    }

    record Tier(long above, BigDecimal price) {
        boolean isSame(Tier other) {
            return above == other.above && price.compareTo(other.price) == 0;
        }
    }
}
