package dev.pesewa.usage.price;

import dev.pesewa.prices.StatedPrice;
import java.time.Instant;
import java.util.UUID;

/// A price that an operator stated. It is never changed: a later statement for the same model and
/// day counts in its place.
public record PriceStatement(UUID id, StatedPrice price, String statedBy, Instant statedAt) {}
