package dev.pesewa.billing.hold;

import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.kernel.Tokens;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What to hold: a feature's price, or an estimate from a model and tokens, never both.
public record HoldCommand(
        @Nullable String clientId,
        @Nullable String feature,
        @Nullable Estimate estimate,
        Hold.Overrun overrun,
        Duration expiresIn) {

    /// `tokens` are those of the input and the most that may come out.
    public record Estimate(@Nullable String provider, String model, Tokens tokens) {}
}
