package dev.pesewa.billing.hold;

import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads holds and claims what is due. `commit` writes holds, together with their wallets.
public interface HoldRepository {

    /// A hold and how it ended, if it did. `charged` and `chargeId` are of its settlement.
    record Standing(
            Hold hold,
            Hold.HoldStatus status,
            @Nullable Instant closedAt,
            Credits charged,
            @Nullable UUID chargeId,
            boolean late) {}

    Optional<Standing> find(WorkspaceId workspace, UUID id);

    /// The newest first, those before the id `before`; only those of a status unless it is null.
    List<Standing> list(
            WorkspaceId workspace, Hold.@Nullable HoldStatus status, UUID before, int limit);

    record Due(WorkspaceId workspace, UUID id) {}

    /// Open holds whose time is over. Each is claimed for a while, so that no other replica takes
    /// it as well.
    List<Due> claimDue(Instant now, Duration claim, int limit);

    /// Wallets with lots that are over and not yet marked as expired.
    List<WorkspaceId> withLotsToExpire(Instant now, int limit);
}
