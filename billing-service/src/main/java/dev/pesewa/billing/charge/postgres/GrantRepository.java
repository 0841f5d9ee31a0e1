package dev.pesewa.billing.charge.postgres;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the credits that were put into wallets. `commit` writes them.
@ApplicationScoped
public class GrantRepository {

    private final Database database;

    public GrantRepository(Database database) {
        this.database = database;
    }

    /// `remaining` is what is left of `credits`, without what open holds have set aside (`held`).
    public record GrantedCredits(
            UUID id,
            String kind,
            String credits,
            String remaining,
            String held,
            @Nullable UUID purchaseId,
            @Nullable String reason,
            Instant effectiveAt,
            @Nullable Instant expiresAt) {}

    public Optional<GrantedCredits> find(WorkspaceId workspace, UUID id) {
        return database.first(
                """
                SELECT id, kind, amount, remaining, held, purchase_id, reason, effective_at,
                       expires_at
                FROM grant_lot WHERE workspace_id = $1 AND id = $2""",
                GrantRepository::granted,
                workspace.value(),
                id);
    }

    private static GrantedCredits granted(Row row) {
        return new GrantedCredits(
                row.uuid("id"),
                row.text("kind"),
                credits(row, "amount"),
                credits(row, "remaining"),
                credits(row, "held"),
                row.uuidOrNull("purchase_id"),
                row.textOrNull("reason"),
                row.instant("effective_at"),
                row.instantOrNull("expires_at"));
    }

    private static String credits(Row row, String column) {
        return new Credits(row.number(column)).toDecimalString();
    }
}
