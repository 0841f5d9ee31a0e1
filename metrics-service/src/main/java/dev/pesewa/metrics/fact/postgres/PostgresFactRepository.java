package dev.pesewa.metrics.fact.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;

import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.metrics.fact.FactBatch;
import dev.pesewa.metrics.fact.FactRepository;
import dev.pesewa.metrics.fact.PaymentFact;
import dev.pesewa.metrics.fact.RevenueFact;
import dev.pesewa.metrics.fact.UsageFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Stores a batch by one statement per kind of fact. Rows are written in the order of their keys,
/// so that two consumers cannot deadlock.
@ApplicationScoped
public class PostgresFactRepository implements FactRepository {

    private static final String USAGE =
            """
            WITH arrived AS (
                SELECT DISTINCT ON (workspace_id, source, event_id) *
                FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::uuid[],
                        $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
                        $10::text[]::numeric[])
                    AS event (workspace_id, source, event_id, date, subject,
                        messages, failed, unpriced, tokens, cost_usd)
            ),
            fresh AS (
                INSERT INTO usage_seen (workspace_id, source, event_id)
                SELECT workspace_id, source, event_id FROM arrived ORDER BY 1, 2, 3
                ON CONFLICT DO NOTHING
                RETURNING workspace_id, source, event_id
            )
            INSERT INTO usage_fact AS known
                (workspace_id, date, subject, messages, failed, unpriced, tokens, cost_usd)
            SELECT workspace_id, date, subject, sum(messages), sum(failed), sum(unpriced),
                sum(tokens), sum(cost_usd)
            FROM arrived JOIN fresh USING (workspace_id, source, event_id)
            GROUP BY workspace_id, date, subject
            ORDER BY workspace_id, date, subject
            ON CONFLICT (workspace_id, date, subject) DO UPDATE SET
                messages = known.messages + excluded.messages,
                failed = known.failed + excluded.failed,
                unpriced = known.unpriced + excluded.unpriced,
                tokens = known.tokens + excluded.tokens,
                cost_usd = known.cost_usd + excluded.cost_usd""";

    private static final String PAYMENTS =
            """
            INSERT INTO payment_fact AS known (purchase_id, workspace_id, purpose, provider,
                amount, currency, succeeded, at, date)
            SELECT DISTINCT ON (purchase_id) *
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[]::numeric[],
                    $6::text[], $7::bool[], $8::timestamptz[], $9::date[])
                AS event (purchase_id, workspace_id, purpose, provider, amount, currency,
                    succeeded, at, date)
            ORDER BY purchase_id, succeeded DESC
            ON CONFLICT (purchase_id) DO UPDATE SET
                provider = excluded.provider,
                amount = excluded.amount,
                currency = excluded.currency,
                succeeded = excluded.succeeded,
                at = excluded.at,
                date = excluded.date
            WHERE excluded.succeeded AND NOT known.succeeded""";

    private static final String REVENUE =
            """
            WITH arrived AS (
                SELECT DISTINCT ON (event_id) *
                FROM unnest($2::text[], $3::uuid[], $4::date[], $5::text[],
                        $6::text[]::numeric[])
                    AS event (event_id, workspace_id, date, currency, amount)
            ),
            fresh AS (
                INSERT INTO billing_seen (type, event_id)
                SELECT $1::text, event_id FROM arrived ORDER BY event_id
                ON CONFLICT DO NOTHING
                RETURNING event_id
            )
            INSERT INTO revenue_fact AS known (workspace_id, date, currency, amount)
            SELECT workspace_id, date, currency, sum(amount)
            FROM arrived JOIN fresh USING (event_id)
            GROUP BY workspace_id, date, currency
            ORDER BY workspace_id, date, currency
            ON CONFLICT (workspace_id, date, currency) DO UPDATE SET
                amount = known.amount + excluded.amount""";

    private final Database database;

    public PostgresFactRepository(Database database) {
        this.database = database;
    }

    @Override
    public void store(FactBatch batch) {
        database.<Integer>transaction(
                transaction ->
                        usage(transaction, batch.usage())
                                + payments(transaction, batch.payments())
                                + revenue(transaction, batch.revenue()));
    }

    private static int usage(SqlSession transaction, List<UsageFact> facts) {
        if (facts.isEmpty()) {
            return 0;
        }
        return transaction.update(
                USAGE,
                column(facts, UsageFact::workspaceId, UUID[]::new),
                column(facts, UsageFact::source, String[]::new),
                column(facts, UsageFact::eventId, String[]::new),
                column(facts, UsageFact::date, LocalDate[]::new),
                column(facts, fact -> fact.subject().value(), UUID[]::new),
                column(facts, UsageFact::messages, Long[]::new),
                column(facts, UsageFact::failed, Long[]::new),
                column(facts, UsageFact::unpriced, Long[]::new),
                column(facts, UsageFact::tokens, Long[]::new),
                column(facts, fact -> fact.costUsd().toPlainString(), String[]::new));
    }

    private static int payments(SqlSession transaction, List<PaymentFact> facts) {
        if (facts.isEmpty()) {
            return 0;
        }
        return transaction.update(
                PAYMENTS,
                column(facts, PaymentFact::purchaseId, UUID[]::new),
                column(facts, PaymentFact::workspaceId, UUID[]::new),
                column(facts, PaymentFact::purpose, String[]::new),
                column(facts, PaymentFact::provider, String[]::new),
                column(facts, fact -> fact.amount().toPlainString(), String[]::new),
                column(facts, PaymentFact::currency, String[]::new),
                column(facts, PaymentFact::succeeded, Boolean[]::new),
                column(facts, PaymentFact::at, Instant[]::new),
                column(facts, PaymentFact::date, LocalDate[]::new));
    }

    private static int revenue(SqlSession transaction, List<RevenueFact> facts) {
        if (facts.isEmpty()) {
            return 0;
        }
        return transaction.update(
                REVENUE,
                CreditsCharged.TYPE,
                column(facts, RevenueFact::eventId, String[]::new),
                column(facts, RevenueFact::workspaceId, UUID[]::new),
                column(facts, RevenueFact::date, LocalDate[]::new),
                column(facts, RevenueFact::currency, String[]::new),
                column(facts, fact -> fact.amount().toPlainString(), String[]::new));
    }
}
