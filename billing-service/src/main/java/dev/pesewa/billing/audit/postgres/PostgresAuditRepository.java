package dev.pesewa.billing.audit.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.audit.AuditRepository;
import dev.pesewa.billing.audit.JournalSnapshot;
import dev.pesewa.billing.audit.ProvenJournal;
import dev.pesewa.billing.ledger.Account;
import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresAuditRepository implements AuditRepository {

    private static final TypeReference<Map<String, Long>> BALANCES = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;

    PostgresAuditRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public List<ProvenJournal> after(UUID workspace, int limit) {
        return database.list(
                """
                SELECT w.workspace_id, coalesce(a.seq, 0) AS seq, coalesce(a.hash, $3) AS hash,
                       coalesce(a.balances, '{}')::text AS balances, a.problem
                FROM wallet w LEFT JOIN audit a USING (workspace_id)
                WHERE w.workspace_id > $1 ORDER BY w.workspace_id LIMIT $2""",
                this::audited,
                workspace,
                limit,
                Posting.GENESIS);
    }

    /// One statement, so it is one moment.
    @Override
    public JournalSnapshot read(WorkspaceId workspace, long seq, int most) {
        return database.one(
                """
                SELECT w.seq, w.head_hash, w.available, w.held, w.debt, w.used,
                       coalesce((SELECT sum(remaining) FROM grant_lot l
                           WHERE l.workspace_id = w.workspace_id), 0)::bigint AS lots_remaining,
                       coalesce((SELECT sum(held) FROM grant_lot l
                           WHERE l.workspace_id = w.workspace_id), 0)::bigint AS lots_held,
                       coalesce((SELECT sum(amount) FROM hold h
                           WHERE h.workspace_id = w.workspace_id AND h.status = 'open'),
                           0)::bigint AS open_holds,
                       coalesce((SELECT jsonb_agg(to_jsonb(p) ORDER BY seq) FROM (
                           SELECT seq, debit_account, credit_account, amount, lot_id, cause_id,
                                  posted_at, hash
                           FROM posting WHERE workspace_id = $1 AND seq > $2
                           ORDER BY seq LIMIT $3) p), '[]')::text AS postings
                FROM wallet w WHERE w.workspace_id = $1""",
                this::journal,
                workspace.value(),
                seq,
                most);
    }

    @Override
    public void keep(ProvenJournal audited, Instant at) {
        var balances = json.createObjectNode();
        audited.balances().forEach((account, micros) -> balances.put(account.text(), micros));
        database.update(
                """
                INSERT INTO audit (workspace_id, seq, hash, balances, problem, audited_at)
                VALUES ($1, $2, $3, $4::text::jsonb, $5, $6)
                ON CONFLICT (workspace_id) DO UPDATE SET seq = excluded.seq,
                    hash = excluded.hash, balances = excluded.balances,
                    problem = excluded.problem, audited_at = excluded.audited_at
                WHERE audit.seq <= excluded.seq""",
                audited.workspace().value(),
                audited.seq(),
                audited.hash(),
                balances.toString(),
                audited.problem(),
                at);
    }

    @Override
    public long unproven() {
        return database.one(
                "SELECT count(*) AS n FROM audit WHERE problem IS NOT NULL",
                row -> row.number("n"));
    }

    private ProvenJournal audited(Row row) {
        try {
            var balances = new EnumMap<Account, Long>(Account.class);
            json.readValue(row.text("balances"), BALANCES)
                    .forEach((account, micros) -> balances.put(Account.of(account), micros));
            return new ProvenJournal(
                    new WorkspaceId(row.uuid("workspace_id")),
                    row.number("seq"),
                    row.text("hash"),
                    balances,
                    row.textOrNull("problem"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JournalSnapshot journal(Row row) {
        try {
            List<Posting> postings = new ArrayList<>();
            for (JsonNode posting : json.readTree(row.text("postings"))) {
                postings.add(posting(posting));
            }
            return new JournalSnapshot(
                    postings,
                    new JournalSnapshot.WalletRows(
                            row.number("seq"),
                            row.text("head_hash"),
                            row.number("available"),
                            row.number("held"),
                            row.number("debt"),
                            row.number("used"),
                            row.number("lots_remaining"),
                            row.number("lots_held"),
                            row.number("open_holds")));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Posting posting(JsonNode row) {
        return new Posting(
                row.required("seq").longValue(),
                Account.of(row.required("debit_account").asText()),
                Account.of(row.required("credit_account").asText()),
                new Credits(row.required("amount").longValue()),
                lot(row),
                UUID.fromString(row.required("cause_id").asText()),
                OffsetDateTime.parse(row.required("posted_at").asText()).toInstant(),
                row.required("hash").asText());
    }

    private static @Nullable UUID lot(JsonNode row) {
        return row.hasNonNull("lot_id") ? UUID.fromString(row.path("lot_id").asText()) : null;
    }
}
