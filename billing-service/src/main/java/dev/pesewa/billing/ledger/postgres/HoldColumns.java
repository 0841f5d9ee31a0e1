package dev.pesewa.billing.ledger.postgres;

import static dev.pesewa.kit.database.Columns.column;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.billing.ledger.WalletWriting.OpenedHold;
import dev.pesewa.billing.ledger.postgres.WriteStatement.Of;
import dev.pesewa.kernel.Credits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The part of the statement that is about holds: new ones, which may have ended already, then the
/// ends of earlier ones.
final class HoldColumns {

    static final String SQL =
            """
            opened AS (
                INSERT INTO hold (workspace_id, id, amount, parts, feature, provider, model,
                    price_version, overrun, overrun_limit, opened_at, expires_at, status,
                    closed_at, charged, charge_id)
                SELECT m.workspace_id, h.id, h.amount, h.parts::jsonb, h.feature, h.provider,
                    h.model, h.price_version, h.overrun, h.overrun_limit, h.opened_at,
                    h.expires_at, h.status, h.closed_at, h.charged, h.charge_id
                FROM unnest($43::int[], $44::uuid[], $45::bigint[], $46::text[], $47::text[],
                    $48::text[], $49::text[], $50::int[], $51::text[], $52::bigint[],
                    $53::timestamptz[], $54::timestamptz[], $55::text[], $56::timestamptz[],
                    $57::bigint[], $58::uuid[])
                AS h (n, id, amount, parts, feature, provider, model, price_version, overrun,
                      overrun_limit, opened_at, expires_at, status, closed_at, charged, charge_id)
                JOIN moved m USING (n)),
            closed AS (
                UPDATE hold h SET status = c.status, closed_at = c.closed_at, charged = c.charged,
                    charge_id = c.charge_id, late = c.late
                FROM unnest($59::int[], $60::uuid[], $61::text[], $62::timestamptz[],
                    $63::bigint[], $64::uuid[], $65::boolean[])
                AS c (n, id, status, closed_at, charged, charge_id, late) JOIN moved m USING (n)
                WHERE h.workspace_id = m.workspace_id AND h.id = c.id),
            """;

    private HoldColumns() {}

    static void add(
            List<Of<OpenedHold>> opened, List<Of<Hold.Closed>> closed, List<@Nullable Object> all) {
        List<Of<Hold>> holds =
                opened.stream().map(of -> new Of<>(of.n(), of.row().hold())).toList();
        all.add(column(holds, Of::n, Integer[]::new));
        all.add(column(holds, of -> of.row().id(), UUID[]::new));
        all.add(column(holds, of -> of.row().amount().micros(), Long[]::new));
        all.add(column(holds, of -> parts(of.row()), String[]::new));
        all.add(column(holds, of -> of.row().purpose().feature(), String[]::new));
        all.add(column(holds, of -> of.row().purpose().provider(), String[]::new));
        all.add(column(holds, of -> of.row().purpose().model(), String[]::new));
        all.add(column(holds, of -> of.row().purpose().priceVersion(), Integer[]::new));
        all.add(column(holds, of -> of.row().overrun().policy().text(), String[]::new));
        all.add(column(holds, of -> of.row().overrun().limit().micros(), Long[]::new));
        all.add(column(holds, of -> of.row().openedAt(), Instant[]::new));
        all.add(column(holds, of -> of.row().expiresAt(), Instant[]::new));
        List<Of<Hold.Closed>> ends =
                opened.stream().map(of -> new Of<>(of.n(), end(of.row()))).toList();
        all.add(column(ends, of -> of.row().status().text(), String[]::new));
        all.add(column(ends, HoldColumns::closedAt, Instant[]::new));
        all.add(column(ends, of -> of.row().charged().micros(), Long[]::new));
        all.add(column(ends, of -> of.row().chargeId(), UUID[]::new));
        addEnds(closed, all);
    }

    private static void addEnds(List<Of<Hold.Closed>> closed, List<@Nullable Object> all) {
        all.add(column(closed, Of::n, Integer[]::new));
        all.add(column(closed, of -> of.row().id(), UUID[]::new));
        all.add(column(closed, of -> of.row().status().text(), String[]::new));
        all.add(column(closed, of -> of.row().at(), Instant[]::new));
        all.add(column(closed, of -> of.row().charged().micros(), Long[]::new));
        all.add(column(closed, of -> of.row().chargeId(), UUID[]::new));
        all.add(column(closed, of -> of.row().late(), Boolean[]::new));
    }

    private static Hold.Closed end(OpenedHold opened) {
        Hold.Closed end = opened.end();
        Hold hold = opened.hold();
        return end != null
                ? end
                : new Hold.Closed(
                        hold.id(), Hold.Status.OPEN, Credits.ZERO, null, false, hold.openedAt());
    }

    private static @Nullable Instant closedAt(Of<Hold.Closed> end) {
        return end.row().status() == Hold.Status.OPEN ? null : end.row().at();
    }

    private static String parts(Hold hold) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (Hold.Part part : hold.parts()) {
            parts.addObject()
                    .put("lot", part.lotId().toString())
                    .put("amount", part.amount().micros());
        }
        return parts.toString();
    }
}
