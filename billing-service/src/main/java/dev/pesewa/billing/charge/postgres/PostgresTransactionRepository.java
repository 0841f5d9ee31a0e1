package dev.pesewa.billing.charge.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.charge.TransactionRepository;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresTransactionRepository implements TransactionRepository {

    private final Database database;
    private final ObjectMapper json;

    PostgresTransactionRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public List<LoggedTransaction> list(WorkspaceId workspace, UUID before, int limit) {
        return database.list(
                """
                SELECT * FROM charge
                WHERE workspace_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3""",
                this::transaction,
                workspace.value(),
                before,
                limit);
    }

    private LoggedTransaction transaction(Row row) {
        BigDecimal cost = row.decimalOrNull("cost_usd");
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
                Tokens.of(kind -> kind.isAudio() ? 0 : row.number(kind.column()))
                        .by(TokenKind::field, TokenKind.TEXT),
                row.numberOrNull("response_ms"),
                cost == null ? null : Rounding.money(cost),
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
