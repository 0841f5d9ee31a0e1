package dev.pesewa.billing.commit.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pesewa.billing.commit.WalletBatch.OpenedHold;
import dev.pesewa.billing.commit.postgres.WalletStatement.Of;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.kernel.Credits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The steps of the statement that are about holds: new ones, which may have ended already, and the
/// ends of earlier ones.
final class HoldParts {

    private static final String OPENED =
            """
            opened AS (
                INSERT INTO hold (workspace_id, id, amount, parts, client_id, feature, provider,
                    model, price_version, overrun, overrun_limit, opened_at, expires_at, status,
                    closed_at, charged, charge_id)
                SELECT m.workspace_id, h.id, h.amount, h.parts::jsonb, h.client_id, h.feature,
                    h.provider, h.model, h.price_version, h.overrun, h.overrun_limit, h.opened_at,
                    h.expires_at, h.status, h.closed_at, h.charged, h.charge_id
                FROM unnest(?::int[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::int[], ?::text[], ?::bigint[], ?::timestamptz[],
                    ?::timestamptz[], ?::text[], ?::timestamptz[], ?::bigint[], ?::uuid[])
                AS h (n, id, amount, parts, client_id, feature, provider, model, price_version,
                      overrun, overrun_limit, opened_at, expires_at, status, closed_at, charged,
                      charge_id)
                JOIN moved m USING (n))""";

    private static final String CLOSED =
            """
            closed AS (
                UPDATE hold h SET status = c.status, closed_at = c.closed_at, charged = c.charged,
                    charge_id = c.charge_id, late = c.late
                FROM unnest(?::int[], ?::uuid[], ?::text[], ?::timestamptz[], ?::bigint[],
                    ?::uuid[], ?::boolean[])
                AS c (n, id, status, closed_at, charged, charge_id, late) JOIN moved m USING (n)
                WHERE h.workspace_id = m.workspace_id AND h.id = c.id)""";

    private HoldParts() {}

    static StatementPart<Of<OpenedHold>> opened(List<Of<OpenedHold>> holds) {
        return new StatementPart<>(OPENED, holds)
                .add(Of::n, Integer[]::new)
                .add(of -> hold(of).id(), UUID[]::new)
                .numbers(of -> hold(of).amount().micros())
                .texts(of -> parts(hold(of)))
                .texts(of -> hold(of).purpose().clientId())
                .texts(of -> hold(of).purpose().feature())
                .texts(of -> hold(of).purpose().provider())
                .texts(of -> hold(of).purpose().model())
                .add(of -> hold(of).purpose().priceVersion(), Integer[]::new)
                .texts(of -> hold(of).overrun().policy().text())
                .numbers(of -> hold(of).overrun().limit().micros())
                .add(of -> hold(of).openedAt(), Instant[]::new)
                .add(of -> hold(of).expiresAt(), Instant[]::new)
                .texts(of -> end(of).status().text())
                .add(HoldParts::closedAt, Instant[]::new)
                .numbers(of -> end(of).charged().micros())
                .add(of -> end(of).chargeId(), UUID[]::new);
    }

    static StatementPart<Of<Hold.Closed>> closed(List<Of<Hold.Closed>> ends) {
        return new StatementPart<>(CLOSED, ends)
                .add(Of::n, Integer[]::new)
                .add(of -> of.row().id(), UUID[]::new)
                .texts(of -> of.row().status().text())
                .add(of -> of.row().at(), Instant[]::new)
                .numbers(of -> of.row().charged().micros())
                .add(of -> of.row().chargeId(), UUID[]::new)
                .add(of -> of.row().late(), Boolean[]::new);
    }

    private static Hold hold(Of<OpenedHold> opened) {
        return opened.row().hold();
    }

    private static Hold.Closed end(Of<OpenedHold> opened) {
        Hold.Closed end = opened.row().end();
        Hold hold = opened.row().hold();
        return end != null
                ? end
                : new Hold.Closed(
                        hold.id(),
                        Hold.HoldStatus.OPEN,
                        Credits.ZERO,
                        null,
                        false,
                        hold.openedAt());
    }

    private static @Nullable Instant closedAt(Of<OpenedHold> opened) {
        Hold.Closed end = opened.row().end();
        return end == null ? null : end.at();
    }

    private static String parts(Hold hold) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (Hold.HoldPart part : hold.parts()) {
            parts.addObject()
                    .put("lot", part.lotId().toString())
                    .put("amount", part.amount().micros());
        }
        return parts.toString();
    }
}
