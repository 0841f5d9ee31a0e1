package dev.pesewa.kernel.event;

import java.time.LocalDate;
import java.util.UUID;

/// An operator has stated what a model costs from a day on (UTC). `match` and `price` are written
/// as in the catalog of model prices; `provider` is empty for any. The last statement counts.
public record ModelPriceStated(
        UUID id, String provider, String model, String match, LocalDate from, String price) {
    public static final String TYPE = "model-price.stated.v1";

    /// It concerns every workspace; its key is nobody's.
    public static final UUID EVERYONE = new UUID(0, 0);
}
