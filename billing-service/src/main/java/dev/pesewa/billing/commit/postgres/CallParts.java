package dev.pesewa.billing.commit.postgres;

import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.commit.WalletWrite;
import dev.pesewa.billing.commit.postgres.WalletStatement.Of;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.TokenKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The steps of the statement that log calls and mark purchases as paid.
final class CallParts {

    private static final String LOGGED =
            """
            logged AS (
                INSERT INTO charge (workspace_id, id, hold_id, outcome, feature, client_id,
                    user_id, provider, model, response_ms, error, request_data,
                    response_summary, cost_usd, currency, fx_rate, fx_date, price, credits,
                    absorbed, revenue, balance, price_version, charged_at, given_cost,
                    given_currency, cached, %1$s)
                SELECT m.workspace_id, c.id, c.hold_id, c.outcome, c.feature, c.client_id,
                    c.user_id, c.provider, c.model, c.response_ms, c.error, c.request_data,
                    c.response_summary, c.cost_usd, c.currency, c.fx_rate, c.fx_date, c.price,
                    c.credits, c.absorbed, c.revenue, c.balance, c.price_version, c.charged_at,
                    c.given_cost, c.given_currency, c.cached, %1$s
                FROM unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                    ?::text[], ?::numeric[], ?::text[], ?::numeric[], ?::date[], ?::bigint[],
                    ?::bigint[], ?::bigint[], ?::numeric[], ?::bigint[], ?::int[],
                    ?::timestamptz[], ?::numeric[], ?::text[], ?::boolean[], %2$s)
                AS c (n, id, hold_id, outcome, feature, client_id, user_id, provider, model,
                      response_ms, error, request_data, response_summary, cost_usd, currency,
                      fx_rate, fx_date, price, credits, absorbed, revenue, balance,
                      price_version, charged_at, given_cost, given_currency, cached, %1$s)
                JOIN moved m USING (n))"""
                    .formatted(tokens(TokenKind::column), tokens(_ -> "?::bigint[]"));

    private static final String PAID =
            """
            paid AS (
                UPDATE purchase p SET status = 'SUCCESSFUL', paid_at = s.at
                FROM unnest(?::int[], ?::uuid[], ?::timestamptz[]) AS s (n, id, at)
                JOIN moved m USING (n)
                WHERE p.id = s.id AND p.workspace_id = m.workspace_id)""";

    private CallParts() {}

    static StatementPart<Of<LoggedCall>> logged(List<Of<WalletWrite>> writes) {
        StatementPart<Of<LoggedCall>> part =
                new StatementPart<>(LOGGED, calls(writes))
                        .add(Of::n, Integer[]::new)
                        .add(of -> of.row().id(), UUID[]::new)
                        .add(of -> of.row().holdId(), UUID[]::new)
                        .texts(of -> of.row().outcome().text());
        addCall(part);
        addMoney(part);
        part.add(of -> call(of).cached(), Boolean[]::new);
        TokenKind.TEXT.forEach(kind -> part.numbers(of -> call(of).tokens().of(kind)));
        return part;
    }

    private static String tokens(Function<TokenKind, String> written) {
        return TokenKind.TEXT.stream().map(written).collect(Collectors.joining(", "));
    }

    private static void addCall(StatementPart<Of<LoggedCall>> part) {
        part.texts(of -> call(of).feature())
                .texts(of -> call(of).clientId())
                .texts(of -> call(of).userId())
                .texts(of -> call(of).provider())
                .texts(of -> call(of).model())
                .numbers(of -> call(of).responseTimeMs())
                .texts(of -> call(of).errorMessage())
                .texts(of -> call(of).requestData())
                .texts(of -> call(of).responseSummary());
    }

    private static void addMoney(StatementPart<Of<LoggedCall>> part) {
        part.add(of -> of.row().cost().usd(), BigDecimal[]::new)
                .texts(of -> of.row().cost().currency())
                .add(of -> of.row().cost().rate(), BigDecimal[]::new)
                .add(of -> of.row().cost().rateDate(), LocalDate[]::new)
                .numbers(of -> of.row().paid().price().micros())
                .numbers(of -> of.row().paid().credits().micros())
                .numbers(of -> of.row().paid().writtenOff().micros())
                .add(of -> of.row().paid().revenue(), BigDecimal[]::new)
                .numbers(of -> of.row().paid().balance().micros())
                .add(of -> of.row().priceVersion(), Integer[]::new)
                .add(of -> of.row().at(), Instant[]::new)
                .add(of -> given(of, Money::amount), BigDecimal[]::new)
                .texts(of -> given(of, Money::currency));
    }

    private static <T> @Nullable T given(Of<LoggedCall> of, Function<Money, T> part) {
        Money given = call(of).costInCurrency();
        return given == null ? null : part.apply(given);
    }

    static StatementPart<Of<WalletWrite>> paid(List<Of<WalletWrite>> writes) {
        List<Of<WalletWrite>> paid =
                writes.stream().filter(of -> of.row().paidPurchase() != null).toList();
        return new StatementPart<>(PAID, paid)
                .add(Of::n, Integer[]::new)
                .add(of -> of.row().paidPurchase(), UUID[]::new)
                .add(of -> of.row().change().postings().getFirst().at(), Instant[]::new);
    }

    private static AiCall call(Of<LoggedCall> of) {
        return of.row().call();
    }

    private static List<Of<LoggedCall>> calls(List<Of<WalletWrite>> writes) {
        List<Of<LoggedCall>> calls = new ArrayList<>();
        for (Of<WalletWrite> write : writes) {
            LoggedCall call = write.row().call();
            if (call != null) {
                calls.add(new Of<>(write.n(), call));
            }
        }
        return calls;
    }
}
