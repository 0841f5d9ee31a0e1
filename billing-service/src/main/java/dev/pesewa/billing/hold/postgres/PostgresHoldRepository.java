package dev.pesewa.billing.hold.postgres;

import dev.pesewa.billing.commit.postgres.WalletStateReader;
import dev.pesewa.billing.hold.HoldRepository;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresHoldRepository implements HoldRepository {

    private static final String SELECT =
            """
            SELECT to_jsonb(h)::text AS hold, status, closed_at, charged, charge_id, late
            FROM hold h\s""";

    private final Database database;

    PostgresHoldRepository(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Standing> find(WorkspaceId workspace, UUID id) {
        return database.first(
                SELECT + "WHERE workspace_id = $1 AND id = $2",
                PostgresHoldRepository::standing,
                workspace.value(),
                id);
    }

    @Override
    public List<Standing> list(
            WorkspaceId workspace, Hold.@Nullable HoldStatus status, UUID before, int limit) {
        return database.list(
                SELECT
                        + """
                        WHERE workspace_id = $1 AND id < $2
                          AND ($3::text IS NULL OR status = $3) ORDER BY id DESC LIMIT $4""",
                PostgresHoldRepository::standing,
                workspace.value(),
                before,
                status == null ? null : status.text(),
                limit);
    }

    @Override
    public List<Due> claimDue(Instant now, Duration claim, int limit) {
        return database.list(
                """
                UPDATE hold h SET claimed_until = $2 FROM (
                    SELECT workspace_id, id FROM hold
                    WHERE status = 'open' AND expires_at <= $1
                      AND coalesce(claimed_until, '-infinity') <= $1
                    ORDER BY expires_at LIMIT $3 FOR UPDATE SKIP LOCKED) due
                WHERE h.workspace_id = due.workspace_id AND h.id = due.id
                RETURNING h.workspace_id, h.id""",
                row -> new Due(new WorkspaceId(row.uuid("workspace_id")), row.uuid("id")),
                now,
                now.plus(claim),
                limit);
    }

    /// A grant that was spent before its end needs no posting; it only leaves the index.
    @Override
    public List<WorkspaceId> withLotsToExpire(Instant now, int limit) {
        database.update(
                """
                UPDATE grant_lot SET expired = true
                WHERE expires_at <= $1 AND NOT expired AND remaining = 0 AND held = 0""",
                now);
        return database.list(
                """
                SELECT DISTINCT workspace_id FROM grant_lot
                WHERE expires_at <= $1 AND NOT expired LIMIT $2""",
                row -> new WorkspaceId(row.uuid("workspace_id")),
                now,
                limit);
    }

    private static Standing standing(Row row) {
        return new Standing(
                WalletStateReader.hold(WalletStateReader.parse(row.text("hold"))),
                Hold.HoldStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT)),
                row.instantOrNull("closed_at"),
                new Credits(row.number("charged")),
                row.uuidOrNull("charge_id"),
                row.flag("late"));
    }
}
