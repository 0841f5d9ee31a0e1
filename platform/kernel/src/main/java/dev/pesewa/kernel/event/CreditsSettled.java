package dev.pesewa.kernel.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hold has ended. `outcome`: settled, or released, which charges nothing. Amounts are
/// micro-credits: `charged` was spent (`owed` of it as debt), `released` went back, `absorbed` is
/// what the price was higher and nobody paid. `late`: it had expired before. `chargeId` is the
/// settlement's.
public record CreditsSettled(
        UUID workspaceId,
        UUID holdId,
        @Nullable UUID chargeId,
        String outcome,
        long charged,
        long owed,
        long released,
        long absorbed,
        boolean late,
        long available,
        long held,
        long seq) {
    public static final String TYPE = "credits.settled.v1";
}
