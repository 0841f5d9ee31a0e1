package dev.pesewa.billing.ledger.postgres;

import static dev.pesewa.kit.database.Columns.column;

import dev.pesewa.billing.call.Call;
import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.ledger.Writing;
import dev.pesewa.billing.ledger.postgres.WriteStatement.Of;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The part of the statement that logs calls and marks purchases as paid.
final class CallColumns {

    static final String SQL =
            """
            logged AS (
                INSERT INTO charge (workspace_id, id, hold_id, outcome, feature, client_id,
                    user_id, provider, model, input_tokens, cached_input_tokens,
                    cache_write_tokens, output_tokens, response_ms, error, request_data,
                    response_summary, cost_usd, currency, fx_rate, fx_date, price, credits,
                    absorbed, revenue, balance, price_version, charged_at)
                SELECT m.workspace_id, c.id, c.hold_id, c.outcome, c.feature, c.client_id,
                    c.user_id, c.provider, c.model, c.input_tokens, c.cached_input_tokens,
                    c.cache_write_tokens, c.output_tokens, c.response_ms, c.error, c.request_data,
                    c.response_summary, c.cost_usd, c.currency, c.fx_rate, c.fx_date, c.price,
                    c.credits, c.absorbed, c.revenue, c.balance, c.price_version, c.charged_at
                FROM unnest($66::int[], $67::uuid[], $68::uuid[], $69::text[], $70::text[],
                    $71::text[], $72::text[], $73::text[], $74::text[], $75::bigint[],
                    $76::bigint[], $77::bigint[], $78::bigint[], $79::bigint[], $80::text[],
                    $81::text[], $82::text[], $83::numeric[], $84::text[], $85::numeric[],
                    $86::date[], $87::bigint[], $88::bigint[], $89::bigint[], $90::numeric[],
                    $91::bigint[], $92::int[], $93::timestamptz[])
                AS c (n, id, hold_id, outcome, feature, client_id, user_id, provider, model,
                      input_tokens, cached_input_tokens, cache_write_tokens, output_tokens,
                      response_ms, error, request_data, response_summary, cost_usd, currency,
                      fx_rate, fx_date, price, credits, absorbed, revenue, balance,
                      price_version, charged_at)
                JOIN moved m USING (n)),
            paid AS (
                UPDATE purchase p SET status = 'SUCCESSFUL', paid_at = s.at
                FROM unnest($94::int[], $95::uuid[], $96::timestamptz[]) AS s (n, id, at)
                JOIN moved m USING (n)
                WHERE p.id = s.id AND p.workspace_id = m.workspace_id),
            """;

    private CallColumns() {}

    static void add(List<Of<Writing>> writings, List<@Nullable Object> all) {
        List<Of<LoggedCall>> calls = calls(writings);
        all.add(column(calls, Of::n, Integer[]::new));
        all.add(column(calls, of -> of.row().id(), UUID[]::new));
        all.add(column(calls, of -> of.row().holdId(), UUID[]::new));
        all.add(column(calls, of -> of.row().outcome().text(), String[]::new));
        addCall(calls.stream().map(of -> of.row().call()).toList(), all);
        addMoney(calls.stream().map(Of::row).toList(), all);
        List<Of<Writing>> paid =
                writings.stream().filter(of -> of.row().paidPurchase() != null).toList();
        all.add(column(paid, Of::n, Integer[]::new));
        all.add(column(paid, of -> of.row().paidPurchase(), UUID[]::new));
        all.add(column(paid, of -> of.row().change().postings().getFirst().at(), Instant[]::new));
    }

    private static void addCall(List<Call> calls, List<@Nullable Object> all) {
        all.add(column(calls, Call::feature, String[]::new));
        all.add(column(calls, Call::clientId, String[]::new));
        all.add(column(calls, Call::userId, String[]::new));
        all.add(column(calls, Call::provider, String[]::new));
        all.add(column(calls, Call::model, String[]::new));
        all.add(column(calls, call -> call.tokens().input(), Long[]::new));
        all.add(column(calls, call -> call.tokens().cachedInput(), Long[]::new));
        all.add(column(calls, call -> call.tokens().cacheWrite(), Long[]::new));
        all.add(column(calls, call -> call.tokens().output(), Long[]::new));
        all.add(column(calls, Call::responseTimeMs, Long[]::new));
        all.add(column(calls, Call::errorMessage, String[]::new));
        all.add(column(calls, Call::requestData, String[]::new));
        all.add(column(calls, Call::responseSummary, String[]::new));
    }

    private static void addMoney(List<LoggedCall> calls, List<@Nullable Object> all) {
        all.add(column(calls, call -> call.cost().usd(), BigDecimal[]::new));
        all.add(column(calls, call -> call.cost().currency(), String[]::new));
        all.add(column(calls, call -> call.cost().rate(), BigDecimal[]::new));
        all.add(column(calls, call -> call.cost().rateDate(), LocalDate[]::new));
        all.add(column(calls, call -> call.paid().price().micros(), Long[]::new));
        all.add(column(calls, call -> call.paid().credits().micros(), Long[]::new));
        all.add(column(calls, call -> call.paid().absorbed().micros(), Long[]::new));
        all.add(column(calls, call -> call.paid().revenue(), BigDecimal[]::new));
        all.add(column(calls, call -> call.paid().balance().micros(), Long[]::new));
        all.add(column(calls, LoggedCall::priceVersion, Integer[]::new));
        all.add(column(calls, LoggedCall::at, Instant[]::new));
    }

    private static List<Of<LoggedCall>> calls(List<Of<Writing>> writings) {
        List<Of<LoggedCall>> calls = new ArrayList<>();
        for (Of<Writing> writing : writings) {
            LoggedCall call = writing.row().call();
            if (call != null) {
                calls.add(new Of<>(writing.n(), call));
            }
        }
        return calls;
    }
}
