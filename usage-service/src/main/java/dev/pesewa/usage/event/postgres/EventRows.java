package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.numbers;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRecorded.CallCost;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.kernel.event.UsageRecorded.Origin;
import dev.pesewa.kernel.event.UsageRecorded.Subject;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.database.SqlSession;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Events as rows: written whole, read as they count now.
public final class EventRows {

    public static final String COLUMNS =
            """
            workspace_id, occurred_at, source, event_id, client_id, user_id, feature, provider,
            model, cost_usd, pricing, duration_ms, success, error, cached, attributes, corrects,
            corrected_by, given_cost, given_currency,"""
                    + tokenColumns(TokenKind::column)
                    + " ";

    private static final String NO_ATTRIBUTES = "{}";

    private static final int FIRST_TOKENS = 20;

    private static final String INSERT =
            """
            INSERT INTO usage_event (workspace_id, occurred_at, source, event_id, client_id,
                user_id, feature, provider, model, cost_usd, pricing, duration_ms, success, error,
                cached, attributes, corrects, given_cost, given_currency, %s)
            SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[],
                $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::numeric[],
                $11::text[], $12::bigint[], $13::boolean[], $14::text[], $15::boolean[],
                $16::text[], $17::text[], $18::numeric[], $19::text[], %s)"""
                    .formatted(
                            tokenColumns(TokenKind::column),
                            tokenColumns(
                                    kind ->
                                            "$"
                                                    + (FIRST_TOKENS + TokenKind.ALL.indexOf(kind))
                                                    + "::bigint[]"));

    private EventRows() {}

    private static String tokenColumns(Function<TokenKind, String> written) {
        return TokenKind.ALL.stream().map(written).collect(Collectors.joining(", "));
    }

    static void insert(SqlSession transaction, List<UsageRecorded> events) {
        if (events.isEmpty()) {
            return;
        }
        List<Object> columns = new ArrayList<>();
        columns.add(column(events, UsageRecorded::workspaceId, UUID[]::new));
        columns.add(column(events, UsageRecorded::occurredAt, Instant[]::new));
        columns.add(texts(events, UsageRecorded::source));
        columns.add(texts(events, UsageRecorded::id));
        columns.add(texts(events, UsageRecorded::clientId));
        columns.add(texts(events, event -> event.subject().userId()));
        columns.add(texts(events, event -> event.subject().feature()));
        columns.add(texts(events, event -> event.call().provider()));
        columns.add(texts(events, event -> event.call().model()));
        columns.add(column(events, UsageRecorded::costUsd, BigDecimal[]::new));
        columns.add(texts(events, event -> event.cost().pricing()));
        columns.add(column(events, event -> result(event).durationMs(), Long[]::new));
        columns.add(column(events, event -> result(event).success(), Boolean[]::new));
        columns.add(column(events, event -> result(event).error(), String[]::new));
        columns.add(column(events, event -> result(event).cached(), Boolean[]::new));
        columns.add(texts(events, EventRows::attributes));
        columns.add(column(events, event -> event.origin().corrects(), String[]::new));
        columns.add(column(events, event -> given(event, Money::amount), BigDecimal[]::new));
        columns.add(column(events, event -> given(event, Money::currency), String[]::new));
        for (TokenKind kind : TokenKind.ALL) {
            columns.add(numbers(events, event -> event.tokens().of(kind)));
        }
        transaction.update(INSERT, columns.toArray());
    }

    private static ModelCall.CallResult result(UsageRecorded event) {
        return event.call().result();
    }

    private static <T> @Nullable T given(UsageRecorded event, Function<Money, T> part) {
        Money given = event.cost().given();
        return given == null ? null : part.apply(given);
    }

    private static String attributes(UsageRecorded event) {
        return event.attributes().isEmpty()
                ? NO_ATTRIBUTES
                : new JsonObject(Map.copyOf(event.attributes())).encode();
    }

    public static UsageRecorded read(Row row) {
        return new UsageRecorded(
                new Origin(
                        row.uuid("workspace_id"),
                        row.text("source"),
                        row.text("event_id"),
                        row.textOrNull("corrects"),
                        false),
                new Subject(
                        orNull(row.text("client_id")),
                        orNull(row.text("user_id")),
                        orNull(row.text("feature"))),
                new ModelCall(
                        orNull(row.text("provider")),
                        orNull(row.text("model")),
                        tokens(row),
                        new ModelCall.CallResult(
                                row.numberOrNull("duration_ms"),
                                row.flag("success"),
                                row.textOrNull("error"),
                                row.flag("cached"))),
                new CallCost(row.decimalOrNull("cost_usd"), row.text("pricing"), given(row)),
                row.instant("occurred_at"),
                attributes(row.text("attributes")));
    }

    /// The cost as it was stated, when that was not in USD.
    public static @Nullable Money given(Row row) {
        BigDecimal amount = row.decimalOrNull("given_cost");
        return amount == null ? null : new Money(amount, row.text("given_currency"));
    }

    public static Tokens tokens(Row row) {
        return Tokens.of(kind -> row.number(kind.column()));
    }

    private static Map<String, String> attributes(String json) {
        if (json.equals(NO_ATTRIBUTES)) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        new JsonObject(json).forEach(one -> attributes.put(one.getKey(), one.getValue() + ""));
        return attributes;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
