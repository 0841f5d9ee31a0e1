package dev.pesewa.billing.catalog;

import dev.pesewa.kernel.Credits;

/// A priced AI feature. `category` is basic or premium.
public record Feature(
        String id,
        String name,
        Credits price,
        String category,
        String description,
        boolean popular) {}
