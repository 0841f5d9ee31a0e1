package dev.pesewa.usage.export.postgres;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.currency.ReportCurrency;
import dev.pesewa.usage.event.EventCursor;
import dev.pesewa.usage.event.postgres.EventRows;
import dev.pesewa.usage.export.EventPageRepository;
import dev.pesewa.usage.export.ExportedEvent;
import dev.pesewa.usage.price.CallPricing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Walks the primary key, so that the last page costs what the first does.
@ApplicationScoped
class PostgresEventPageRepository implements EventPageRepository {

    private final Database database;

    PostgresEventPageRepository(Database database) {
        this.database = database;
    }

    @Override
    public List<ExportedEvent> after(
            EventCursor position, Instant until, UsageFilter filter, int limit) {
        return database.list(
                "SELECT "
                        + EventRows.COLUMNS
                        + """
                FROM usage_event_now
                WHERE workspace_id = $1 AND occurred_at >= $2 AND occurred_at < $5
                  AND (occurred_at, source, event_id) > ($2, $3, $4)
                  AND ($6::text IS NULL OR client_id = $6) AND ($7::text IS NULL OR user_id = $7)
                  AND ($8::text IS NULL OR feature = $8) AND ($9::text IS NULL OR model = $9)
                  AND ($10::text IS NULL OR provider = $10)
                  AND ($11::boolean IS NULL OR success = $11)
                ORDER BY occurred_at, source, event_id LIMIT $12""",
                row -> event(row, filter),
                filter.workspace().value(),
                position.occurredAt(),
                position.source(),
                position.id(),
                until,
                filter.clientId(),
                filter.userId(),
                filter.feature(),
                filter.model(),
                filter.provider(),
                filter.success(),
                (long) limit);
    }

    private static ExportedEvent event(Row row, UsageFilter filter) {
        ReportCurrency currency = filter.currency();
        LocalDate day = LocalDate.ofInstant(row.instant("occurred_at"), filter.zone());
        return new ExportedEvent(
                row.text("event_id"),
                row.text("source"),
                row.instant("occurred_at"),
                row.text("client_id"),
                row.text("user_id"),
                row.text("feature"),
                row.text("provider"),
                row.text("model"),
                EventRows.tokens(row).by(TokenKind::field, TokenKind.ALL),
                CallPricing.tokensUnknown(row.text("pricing")),
                currency.of(row.decimalOrNull("cost_usd"), EventRows.given(row), day),
                currency.code(),
                row.text("pricing"),
                row.numberOrNull("duration_ms"),
                row.flag("success"),
                row.textOrNull("error"),
                row.flag("cached"),
                row.text("attributes"),
                row.textOrNull("corrects"),
                row.textOrNull("corrected_by"));
    }
}
