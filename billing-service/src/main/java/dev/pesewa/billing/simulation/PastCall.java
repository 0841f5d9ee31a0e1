package dev.pesewa.billing.simulation;

import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call that was made. `price` is what it cost by the catalog, `paid` what the wallet paid,
/// `costUsd` what the provider took, null when that is not known. A call `byTokens` was priced by
/// its cost, times the markup of `priceVersion`.
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
