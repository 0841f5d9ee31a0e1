package dev.pesewa.billing.commit.postgres;

import dev.pesewa.billing.commit.WalletBatch;
import dev.pesewa.billing.commit.WalletWrite;
import dev.pesewa.billing.ledger.Lot;
import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.kit.messaging.OutgoingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The one statement that changes wallets. Every part joins `moved`: a wallet whose version has
/// changed is not in it, so nothing of that wallet is written. Example: of wallets 1 and 2, another
/// replica has written 2; then `moved` has wallet 1 only, and the postings with `n = 2` find
/// nothing to join. The rows of all wallets come as arrays, one for each column; `n` is the number
/// of the wallet that a row belongs to. Parts without rows are left out, so the text has some
/// variants, which the server keeps prepared.
record WalletStatement(String sql, List<Object> parameters) {

    private static final String MOVED =
            """
            WITH moved AS (
                UPDATE wallet w SET available = n.available, held = n.held, debt = n.debt,
                    purchased = n.purchased, used = n.used, trial_taken = n.trial_taken,
                    seq = n.seq, head_hash = n.head_hash, version = n.version + 1
                FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::bigint[], ?::bigint[], ?::boolean[], ?::bigint[], ?::text[])
                    WITH ORDINALITY
                AS n (workspace_id, version, available, held, debt, purchased, used, trial_taken,
                      seq, head_hash, n)
                WHERE w.workspace_id = n.workspace_id AND w.version = n.version
                RETURNING n.n, w.workspace_id)""";

    private static final String ANSWERED =
            """
            answered AS (
                INSERT INTO idempotency (workspace_id, key, request_hash, status, answer)
                SELECT m.workspace_id, a.key, a.request_hash, a.status, a.answer
                FROM unnest(?::int[], ?::text[], ?::text[], ?::int[], ?::text[])
                AS a (n, key, request_hash, status, answer) JOIN moved m USING (n))""";

    private static final String POSTED =
            """
            posted AS (
                INSERT INTO posting (workspace_id, seq, debit_account, credit_account, amount,
                    lot_id, cause_id, posted_at, hash)
                SELECT m.workspace_id, p.seq, p.debit, p.credit, p.amount, p.lot_id, p.cause_id,
                    p.posted_at, p.hash
                FROM unnest(?::int[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::uuid[],
                    ?::uuid[], ?::timestamptz[], ?::text[])
                AS p (n, seq, debit, credit, amount, lot_id, cause_id, posted_at, hash)
                JOIN moved m USING (n))""";

    private static final String PUBLISHED =
            """
            published AS (
                INSERT INTO outbox (topics, keys, payloads)
                SELECT array_agg(e.topic ORDER BY e.i), array_agg(m.workspace_id ORDER BY e.i),
                    array_agg(e.payload ORDER BY e.i)
                FROM unnest(?::int[], ?::text[], ?::text[]) WITH ORDINALITY
                AS e (n, topic, payload, i) JOIN moved m USING (n)
                HAVING count(*) > 0)""";

    private static final String RESULT = "\nSELECT workspace_id FROM moved";

    /// By the steps that are in it, as the bits of a number.
    private static final Map<Integer, String> VARIANTS = new ConcurrentHashMap<>();

    /// A row of the wallet at place `n`, counted from 1.
    record Of<T>(int n, T row) {}

    static WalletStatement of(List<WalletBatch> wallets) {
        List<Of<WalletWrite>> writes = rows(wallets, WalletBatch::writes);
        List<Of<WalletBatch.WrittenRow<Lot>>> lots = rows(wallets, WalletBatch::lots);
        return assembled(
                List.of(
                        moved(wallets),
                        answered(rows(wallets, WalletBatch::responses)),
                        posted(flat(writes, write -> write.change().postings())),
                        LotParts.changed(lots),
                        LotParts.granted(lots),
                        HoldParts.opened(rows(wallets, WalletBatch::opened)),
                        HoldParts.closed(rows(wallets, WalletBatch::closed)),
                        CallParts.logged(writes),
                        CallParts.paid(writes),
                        published(flat(writes, WalletWrite::events))));
    }

    private static WalletStatement assembled(List<StatementPart<?>> steps) {
        int variant = 0;
        List<Object> parameters = new ArrayList<>();
        List<StatementPart<?>> needed = new ArrayList<>();
        for (StatementPart<?> step : steps) {
            variant <<= 1;
            if (step.isNeeded()) {
                variant |= 1;
                needed.add(step);
                parameters.addAll(step.columns());
            }
        }
        String sql = VARIANTS.computeIfAbsent(variant, _ -> text(needed));
        return new WalletStatement(sql, parameters);
    }

    private static String text(List<StatementPart<?>> steps) {
        String withMarks =
                String.join(",\n", steps.stream().map(StatementPart::sql).toList()) + RESULT;
        var text = new StringBuilder();
        int parameter = 0;
        for (int i = 0; i < withMarks.length(); i++) {
            char each = withMarks.charAt(i);
            if (each == '?') {
                parameter++;
                text.append('$').append(parameter);
            } else {
                text.append(each);
            }
        }
        return text.toString();
    }

    private static StatementPart<WalletBatch> moved(List<WalletBatch> wallets) {
        return new StatementPart<>(MOVED, wallets)
                .add(wallet -> wallet.workspace().value(), UUID[]::new)
                .numbers(WalletBatch::versionBefore)
                .numbers(wallet -> wallet.state().totals().available().micros())
                .numbers(wallet -> wallet.state().totals().held().micros())
                .numbers(wallet -> wallet.state().totals().debt().micros())
                .numbers(wallet -> wallet.state().totals().purchased().micros())
                .numbers(wallet -> wallet.state().totals().used().micros())
                .add(wallet -> wallet.state().trialTaken(), Boolean[]::new)
                .numbers(wallet -> wallet.state().seq())
                .texts(wallet -> wallet.state().chain().hash());
    }

    private static StatementPart<Of<WalletBatch.ResponseOfKey>> answered(
            List<Of<WalletBatch.ResponseOfKey>> rows) {
        return new StatementPart<>(ANSWERED, rows)
                .add(Of::n, Integer[]::new)
                .texts(of -> of.row().key().key())
                .texts(of -> of.row().response().fingerprint())
                .add(of -> of.row().response().status(), Integer[]::new)
                .texts(of -> of.row().response().json());
    }

    private static StatementPart<Of<Posting>> posted(List<Of<Posting>> rows) {
        return new StatementPart<>(POSTED, rows)
                .add(Of::n, Integer[]::new)
                .numbers(of -> of.row().seq())
                .texts(of -> of.row().debit().text())
                .texts(of -> of.row().credit().text())
                .numbers(of -> of.row().amount().micros())
                .add(of -> of.row().lotId(), UUID[]::new)
                .add(of -> of.row().causeId(), UUID[]::new)
                .add(of -> of.row().at(), Instant[]::new)
                .texts(of -> of.row().hash());
    }

    private static StatementPart<Of<OutgoingEvent>> published(List<Of<OutgoingEvent>> rows) {
        return new StatementPart<>(PUBLISHED, rows)
                .add(Of::n, Integer[]::new)
                .texts(of -> of.row().topic())
                .texts(of -> of.row().value());
    }

    private static <T> List<Of<T>> rows(
            List<WalletBatch> wallets, Function<WalletBatch, List<T>> of) {
        List<Of<T>> rows = new ArrayList<>();
        for (int i = 0; i < wallets.size(); i++) {
            for (T row : of.apply(wallets.get(i))) {
                rows.add(new Of<>(i + 1, row));
            }
        }
        return rows;
    }

    private static <S, T> List<Of<T>> flat(List<Of<S>> sources, Function<S, List<T>> of) {
        List<Of<T>> rows = new ArrayList<>();
        for (Of<S> source : sources) {
            for (T row : of.apply(source.row())) {
                rows.add(new Of<>(source.n(), row));
            }
        }
        return rows;
    }
}
