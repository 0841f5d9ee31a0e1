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

/// Reads of holds and of what is due; they are written with their wallets only.
public interface HoldRepository {

    /// A hold with how it stands. `charged` and `chargeId` are the settlement's.
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

    /// Open holds whose time has come. They are the caller's for a while, so that replicas do not
    /// do each other's work.
    List<Due> claimDue(Instant now, Duration claim, int limit);

    /// Wallets with grants that are over and not yet written off.
    List<WorkspaceId> lapsing(Instant now, int limit);
}
