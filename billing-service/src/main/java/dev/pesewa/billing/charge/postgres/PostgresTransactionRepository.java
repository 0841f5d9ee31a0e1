package dev.pesewa.billing.charge.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.charge.TransactionRepository;
import dev.pesewa.billing.charge.TransactionRepository.LoggedTransaction;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresTransactionRepository implements TransactionRepository {

    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /// Between a call's time and the making of its id.
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Database database;
    private final ObjectMapper json;

    PostgresTransactionRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Ids begin with the time at which they were made, so a range of time is a range of the key.
    @Override
    public List<LoggedTransaction> list(
            WorkspaceId workspace, TransactionFilter filter, UUID before, int limit) {
        Instant from = filter.from() == null ? Instant.EPOCH : filter.from();
        Instant until = filter.until() == null ? LATEST : filter.until();
        UUID last = filter.until() == null ? before : IdGenerator.before(until.plus(SLACK));
        return database.list(
                """
                SELECT * FROM charge
                WHERE workspace_id = $1 AND id < $2 AND id < $3 AND id >= $4
                  AND charged_at >= $5 AND charged_at < $6
                  AND ($7::text IS NULL OR feature = $7)
                  AND ($8::text IS NULL OR client_id = $8)
                  AND ($9::text IS NULL OR user_id = $9)
                  AND ($10::text IS NULL OR outcome = $10)
                ORDER BY id DESC LIMIT $11""",
                this::transaction,
                workspace.value(),
                before,
                last,
                filter.from() == null ? FIRST_ID : IdGenerator.before(from.minus(SLACK)),
                from,
                until,
                filter.feature(),
                filter.clientId(),
                filter.userId(),
                filter.outcome() == null ? null : filter.outcome().text(),
                limit);
    }

    @Override
    public Optional<LoggedTransaction> find(WorkspaceId workspace, UUID id) {
        return database.first(
                "SELECT * FROM charge WHERE workspace_id = $1 AND id = $2",
                this::transaction,
                workspace.value(),
                id);
    }

    private LoggedTransaction transaction(Row row) {
        BigDecimal given = row.decimalOrNull("given_cost");
        BigDecimal cost = given == null ? row.decimalOrNull("cost_usd") : given;
        return new LoggedTransaction(
                row.uuid("id"),
                row.text("outcome"),
                row.text("feature"),
                credits(row, "price"),
                credits(row, "credits"),
                credits(row, "absorbed"),
                row.uuidOrNull("hold_id"),
                row.textOrNull("client_id"),
                row.textOrNull("user_id"),
                row.textOrNull("provider"),
                row.textOrNull("model"),
                Tokens.of(kind -> kind.isText() ? row.number(kind.column()) : 0)
                        .by(TokenKind::field, TokenKind.TEXT),
                row.numberOrNull("response_ms"),
                cost == null ? null : Rounding.cost(cost),
                cost == null ? null : given == null ? Money.USD : row.text("given_currency"),
                row.textOrNull("error"),
                row.flag("cached"),
                data(row.textOrNull("request_data")),
                data(row.textOrNull("response_summary")),
                row.integer("price_version"),
                row.instant("charged_at"));
    }

    private static String credits(Row row, String column) {
        return new Credits(row.number(column)).toDecimalString();
    }

    private @Nullable JsonNode data(@Nullable String kept) {
        try {
            return kept == null ? null : json.readTree(kept);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
