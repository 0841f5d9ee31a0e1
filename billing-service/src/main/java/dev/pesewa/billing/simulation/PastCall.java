package dev.pesewa.billing.simulation;

import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call that was made: what it should have cost, what was paid for it, and what the provider took
/// (null when nobody knows). `byTokens`: it was priced by what it cost, at `priceVersion`'s markup.
public record PastCall(
        UUID id,
        String feature,
        boolean succeeded,
        boolean byTokens,
        Credits price,
        Credits paid,
        @Nullable BigDecimal costUsd,
        int priceVersion,
        Instant at) {}
