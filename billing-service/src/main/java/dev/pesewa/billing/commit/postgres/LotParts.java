package dev.pesewa.billing.commit.postgres;

import dev.pesewa.billing.commit.WalletBatch;
import dev.pesewa.billing.commit.postgres.WalletStatement.Of;
import dev.pesewa.billing.ledger.Lot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The steps of the statement that are about lots.
final class LotParts {

    private static final String CHANGED =
            """
            burnt AS (
                UPDATE grant_lot g SET remaining = l.remaining, held = l.held, expired = l.expired
                FROM unnest(?::int[], ?::uuid[], ?::bigint[], ?::bigint[], ?::boolean[])
                AS l (n, id, remaining, held, expired) JOIN moved m USING (n)
                WHERE g.workspace_id = m.workspace_id AND g.id = l.id)""";

    private static final String GRANTED =
            """
            granted AS (
                INSERT INTO grant_lot (workspace_id, id, remaining, held, expired, kind, amount,
                    paid, currency, purchase_id, effective_at, expires_at, reason)
                SELECT m.workspace_id, l.id, l.remaining, l.held, l.expired, l.kind, l.amount,
                    l.paid, l.currency, l.purchase_id, l.effective_at, l.expires_at, l.reason
                FROM unnest(?::int[], ?::uuid[], ?::bigint[], ?::bigint[], ?::boolean[],
                    ?::text[], ?::bigint[], ?::numeric[], ?::text[], ?::uuid[],
                    ?::timestamptz[], ?::timestamptz[], ?::text[])
                AS l (n, id, remaining, held, expired, kind, amount, paid, currency, purchase_id,
                      effective_at, expires_at, reason) JOIN moved m USING (n))""";

    private LotParts() {}

    static StatementPart<Of<Lot>> changed(List<Of<WalletBatch.WrittenRow<Lot>>> rows) {
        return state(CHANGED, rows, false);
    }

    static StatementPart<Of<Lot>> granted(List<Of<WalletBatch.WrittenRow<Lot>>> rows) {
        return state(GRANTED, rows, true)
                .texts(of -> of.row().grant().kind().text())
                .numbers(of -> of.row().grant().amount().micros())
                .add(of -> of.row().grant().paid(), BigDecimal[]::new)
                .texts(of -> of.row().grant().currency())
                .add(of -> of.row().grant().purchaseId(), UUID[]::new)
                .add(of -> of.row().grant().effectiveAt(), Instant[]::new)
                .add(of -> of.row().grant().expiresAt(), Instant[]::new)
                .texts(of -> of.row().grant().reason());
    }

    private static StatementPart<Of<Lot>> state(
            String sql, List<Of<WalletBatch.WrittenRow<Lot>>> rows, boolean isNew) {
        List<Of<Lot>> lots =
                rows.stream()
                        .filter(of -> of.row().isNew() == isNew)
                        .map(of -> new Of<>(of.n(), of.row().value()))
                        .toList();
        return new StatementPart<>(sql, lots)
                .add(Of::n, Integer[]::new)
                .add(of -> of.row().id(), UUID[]::new)
                .numbers(of -> of.row().remaining().micros())
                .numbers(of -> of.row().held().micros())
                .add(of -> of.row().expired(), Boolean[]::new);
    }
}
