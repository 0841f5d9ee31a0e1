package dev.pesewa.billing.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.log.LogEntry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where wallets are kept.
public interface Wallets {

    /// A wallet that was never touched is empty.
    WalletState load(WorkspaceId workspace);

    /// What is written together with a change of a wallet, or not at all. `charge` is the row to
    /// log; `paidPurchase` becomes SUCCESSFUL, and if it is so already nothing is written.
    record Writing(
            WalletState before,
            WalletState.Change change,
            @Nullable StoredAnswer answer,
            @Nullable ObjectNode charge,
            @Nullable UUID paidPurchase,
            List<LogEntry> events) {}

    /// The answer to a key, kept for ever.
    record StoredAnswer(String key, String requestHash, int status, String answer) {}

    /// False when the wallet has moved on since `before` (or the purchase was paid before): nothing
    /// was written; load and decide again. Throws `UniqueViolation` when the key has been answered.
    boolean write(Writing writing);

    java.util.Optional<StoredAnswer> answered(WorkspaceId workspace, String key);
}
