package dev.pesewa.billing.ledger.postgres;

import static dev.pesewa.kit.database.Columns.column;

import dev.pesewa.billing.ledger.Lot;
import dev.pesewa.billing.ledger.WalletWriting;
import dev.pesewa.billing.ledger.postgres.WriteStatement.Of;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The part of the statement that is about lots: changed ones, then new ones.
final class LotColumns {

    static final String SQL =
            """
            burnt AS (
                UPDATE grant_lot g SET remaining = l.remaining, held = l.held, expired = l.expired
                FROM unnest($25::int[], $26::uuid[], $27::bigint[], $28::bigint[], $29::boolean[])
                AS l (n, id, remaining, held, expired) JOIN moved m USING (n)
                WHERE g.workspace_id = m.workspace_id AND g.id = l.id),
            granted AS (
                INSERT INTO grant_lot (workspace_id, id, kind, amount, remaining, held, expired,
                    paid, currency, purchase_id, effective_at, expires_at, reason)
                SELECT m.workspace_id, l.id, l.kind, l.amount, l.remaining, l.held, l.expired,
                    l.paid, l.currency, l.purchase_id, l.effective_at, l.expires_at, l.reason
                FROM unnest($30::int[], $31::uuid[], $32::text[], $33::bigint[], $34::bigint[],
                    $35::bigint[], $36::boolean[], $37::numeric[], $38::text[], $39::uuid[],
                    $40::timestamptz[], $41::timestamptz[], $42::text[])
                AS l (n, id, kind, amount, remaining, held, expired, paid, currency, purchase_id,
                      effective_at, expires_at, reason) JOIN moved m USING (n)),
            """;

    private LotColumns() {}

    static void add(List<Of<WalletWriting.Row<Lot>>> rows, List<@Nullable Object> all) {
        List<Of<Lot>> changed = lots(rows, false);
        all.add(column(changed, Of::n, Integer[]::new));
        all.add(column(changed, of -> of.row().id(), UUID[]::new));
        addState(changed, all);
        List<Of<Lot>> granted = lots(rows, true);
        all.add(column(granted, Of::n, Integer[]::new));
        all.add(column(granted, of -> of.row().id(), UUID[]::new));
        all.add(column(granted, of -> of.row().grant().kind().text(), String[]::new));
        all.add(column(granted, of -> of.row().grant().amount().micros(), Long[]::new));
        addState(granted, all);
        all.add(column(granted, of -> of.row().grant().paid(), BigDecimal[]::new));
        all.add(column(granted, of -> of.row().grant().currency(), String[]::new));
        all.add(column(granted, of -> of.row().grant().purchaseId(), UUID[]::new));
        all.add(column(granted, of -> of.row().grant().effectiveAt(), Instant[]::new));
        all.add(column(granted, of -> of.row().grant().expiresAt(), Instant[]::new));
        all.add(column(granted, of -> of.row().grant().reason(), String[]::new));
    }

    private static void addState(List<Of<Lot>> lots, List<@Nullable Object> all) {
        all.add(column(lots, of -> of.row().remaining().micros(), Long[]::new));
        all.add(column(lots, of -> of.row().held().micros(), Long[]::new));
        all.add(column(lots, of -> of.row().expired(), Boolean[]::new));
    }

    private static List<Of<Lot>> lots(List<Of<WalletWriting.Row<Lot>>> rows, boolean isNew) {
        return rows.stream()
                .filter(of -> of.row().isNew() == isNew)
                .map(of -> new Of<>(of.n(), of.row().value()))
                .toList();
    }
}
