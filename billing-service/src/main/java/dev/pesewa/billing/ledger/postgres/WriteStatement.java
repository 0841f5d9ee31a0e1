package dev.pesewa.billing.ledger.postgres;

import static dev.pesewa.kit.database.Columns.column;

import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.ledger.WalletWriting;
import dev.pesewa.billing.ledger.Writing;
import dev.pesewa.kit.log.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one statement that changes wallets. Everything hangs on `moved`: a wallet that is at another
/// version, or one of whose keys has its answer, is not moved, and nothing of it is written. The
/// rows of all wallets come as arrays, one a column; `n` says which wallet a row belongs to.
final class WriteStatement {

    static final String SQL =
            """
            WITH wanted AS (
                SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[],
                    $5::bigint[], $6::bigint[], $7::bigint[], $8::boolean[], $9::bigint[],
                    $10::text[]) WITH ORDINALITY
                AS w (workspace_id, version, available, held, debt, purchased, used, trial_taken,
                      seq, head_hash, n)),
            taken AS (
                SELECT k.n, i.workspace_id, i.key, i.request_hash, i.status, i.answer
                FROM unnest($11::int[], $12::text[]) AS k (n, key)
                JOIN wanted w USING (n)
                JOIN idempotency i ON i.workspace_id = w.workspace_id AND i.key = k.key),
            moved AS (
                UPDATE wallet w SET available = n.available, held = n.held, debt = n.debt,
                    purchased = n.purchased, used = n.used, trial_taken = n.trial_taken,
                    seq = n.seq, head_hash = n.head_hash, version = n.version + 1
                FROM wanted n
                WHERE w.workspace_id = n.workspace_id AND w.version = n.version
                  AND n.n NOT IN (SELECT taken.n FROM taken)
                RETURNING n.n, w.workspace_id),
            answered AS (
                INSERT INTO idempotency (workspace_id, key, request_hash, status, answer)
                SELECT m.workspace_id, a.key, a.request_hash, a.status, a.answer
                FROM unnest($11::int[], $12::text[], $13::text[], $14::int[], $15::text[])
                AS a (n, key, request_hash, status, answer) JOIN moved m USING (n)),
            posted AS (
                INSERT INTO posting (workspace_id, seq, debit_account, credit_account, amount,
                    lot_id, cause_id, posted_at, hash)
                SELECT m.workspace_id, p.seq, p.debit, p.credit, p.amount, p.lot_id, p.cause_id,
                    p.posted_at, p.hash
                FROM unnest($16::int[], $17::bigint[], $18::text[], $19::text[], $20::bigint[],
                    $21::uuid[], $22::uuid[], $23::timestamptz[], $24::text[])
                AS p (n, seq, debit, credit, amount, lot_id, cause_id, posted_at, hash)
                JOIN moved m USING (n)),
            """
                    + LotColumns.SQL
                    + HoldColumns.SQL
                    + CallColumns.SQL
                    + """
                    told AS (
                        INSERT INTO outbox (topics, keys, payloads)
                        SELECT array_agg(e.topic ORDER BY e.i),
                            array_agg(m.workspace_id ORDER BY e.i),
                            array_agg(e.payload ORDER BY e.i)
                        FROM unnest($97::int[], $98::text[], $99::text[]) WITH ORDINALITY
                        AS e (n, topic, payload, i) JOIN moved m USING (n)
                        HAVING count(*) > 0)
                    SELECT workspace_id, NULL AS key, NULL AS request_hash, NULL::int AS status,
                        NULL AS answer FROM moved
                    UNION ALL SELECT workspace_id, key, request_hash, status, answer FROM taken""";

    private WriteStatement() {}

    /// A row of the wallet at place `n`, counted from 1.
    record Of<T>(int n, T row) {}

    static @Nullable Object[] parameters(List<WalletWriting> wallets) {
        List<@Nullable Object> all = new ArrayList<>();
        wallets(wallets, all);
        answers(rows(wallets, WalletWriting::answers), all);
        List<Of<Writing>> writings = rows(wallets, WalletWriting::writings);
        postings(flat(writings, writing -> writing.change().postings()), all);
        LotColumns.add(rows(wallets, WalletWriting::lots), all);
        HoldColumns.add(
                rows(wallets, WalletWriting::opened), rows(wallets, WalletWriting::closed), all);
        CallColumns.add(writings, all);
        events(flat(writings, Writing::events), all);
        return all.toArray();
    }

    private static void wallets(List<WalletWriting> wallets, List<@Nullable Object> all) {
        List<WalletState> after = wallets.stream().map(WalletWriting::after).toList();
        all.add(column(after, state -> state.workspace().value(), UUID[]::new));
        all.add(column(wallets, WalletWriting::versionBefore, Long[]::new));
        all.add(column(after, state -> state.totals().available().micros(), Long[]::new));
        all.add(column(after, state -> state.totals().held().micros(), Long[]::new));
        all.add(column(after, state -> state.totals().debt().micros(), Long[]::new));
        all.add(column(after, state -> state.totals().purchased().micros(), Long[]::new));
        all.add(column(after, state -> state.totals().used().micros(), Long[]::new));
        all.add(column(after, WalletState::trialTaken, Boolean[]::new));
        all.add(column(after, WalletState::seq, Long[]::new));
        all.add(column(after, state -> state.chain().hash(), String[]::new));
    }

    private static void answers(
            List<Of<WalletWriting.KeyedAnswer>> rows, List<@Nullable Object> all) {
        all.add(column(rows, Of::n, Integer[]::new));
        all.add(column(rows, of -> of.row().keyed().key(), String[]::new));
        all.add(column(rows, of -> of.row().keyed().requestHash(), String[]::new));
        all.add(column(rows, of -> of.row().answer().status(), Integer[]::new));
        all.add(column(rows, of -> of.row().answer().json(), String[]::new));
    }

    private static void postings(List<Of<Posting>> rows, List<@Nullable Object> all) {
        all.add(column(rows, Of::n, Integer[]::new));
        all.add(column(rows, of -> of.row().seq(), Long[]::new));
        all.add(column(rows, of -> of.row().debit().text(), String[]::new));
        all.add(column(rows, of -> of.row().credit().text(), String[]::new));
        all.add(column(rows, of -> of.row().amount().micros(), Long[]::new));
        all.add(column(rows, of -> of.row().lotId(), UUID[]::new));
        all.add(column(rows, of -> of.row().causeId(), UUID[]::new));
        all.add(column(rows, of -> of.row().at(), Instant[]::new));
        all.add(column(rows, of -> of.row().hash(), String[]::new));
    }

    private static void events(List<Of<LogEntry>> rows, List<@Nullable Object> all) {
        all.add(column(rows, Of::n, Integer[]::new));
        all.add(column(rows, of -> of.row().topic(), String[]::new));
        all.add(column(rows, of -> of.row().value(), String[]::new));
    }

    private static <T> List<Of<T>> rows(
            List<WalletWriting> wallets, Function<WalletWriting, List<T>> of) {
        List<Of<T>> rows = new ArrayList<>();
        for (int i = 0; i < wallets.size(); i++) {
            for (T row : of.apply(wallets.get(i))) {
                rows.add(new Of<>(i + 1, row));
            }
        }
        return rows;
    }

    static <S, T> List<Of<T>> flat(List<Of<S>> sources, Function<S, List<T>> of) {
        List<Of<T>> rows = new ArrayList<>();
        for (Of<S> source : sources) {
            for (T row : of.apply(source.row())) {
                rows.add(new Of<>(source.n(), row));
            }
        }
        return rows;
    }
}
