package dev.pesewa.billing.commit.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pesewa.billing.ledger.Grant;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.billing.ledger.Lot;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a wallet's row with its lots and holds, which come as JSON of whole rows.
public final class WalletStateReader {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private WalletStateReader() {}

    public static WalletState state(Row row) {
        List<Lot> lots = new ArrayList<>();
        rows(row.textOrNull("lots")).forEach(lot -> lots.add(lot(lot)));
        lots.sort(Lot.BURN_ORDER);
        Map<UUID, Hold> holds = new HashMap<>();
        rows(row.textOrNull("holds")).forEach(hold -> holds.put(uuid(hold, "id"), hold(hold)));
        return new WalletState(
                new WorkspaceId(row.uuid("workspace_id")),
                row.number("version"),
                new WalletState.Chain(row.number("seq"), row.text("head_hash")),
                new WalletState.Totals(
                        new Credits(row.number("available")),
                        new Credits(row.number("held")),
                        new Credits(row.number("debt")),
                        new Credits(row.number("purchased")),
                        new Credits(row.number("used"))),
                row.flag("trial_taken"),
                lots,
                holds);
    }

    private static JsonNode rows(@Nullable String json) {
        return parse(json == null ? "[]" : json);
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Lot lot(JsonNode row) {
        var grant =
                new Grant(
                        uuid(row, "id"),
                        Grant.GrantKind.of(row.required("kind").asText()),
                        credits(row, "amount"),
                        row.required("paid").decimalValue(),
                        row.required("currency").asText(),
                        row.hasNonNull("purchase_id") ? uuid(row, "purchase_id") : null,
                        time(row, "effective_at"),
                        row.hasNonNull("expires_at") ? time(row, "expires_at") : null,
                        text(row, "reason"));
        return new Lot(
                grant,
                credits(row, "remaining"),
                credits(row, "held"),
                row.required("expired").asBoolean());
    }

    public static Hold hold(JsonNode row) {
        List<Hold.HoldPart> parts = new ArrayList<>();
        for (JsonNode part : row.required("parts")) {
            parts.add(new Hold.HoldPart(uuid(part, "lot"), credits(part, "amount")));
        }
        return new Hold(
                uuid(row, "id"),
                credits(row, "amount"),
                parts,
                new Hold.Purpose(
                        text(row, "client_id"),
                        text(row, "feature"),
                        text(row, "provider"),
                        text(row, "model"),
                        row.required("price_version").asInt()),
                new Hold.Overrun(
                        Hold.Overrun.OverrunPolicy.of(row.required("overrun").asText()),
                        credits(row, "overrun_limit")),
                time(row, "opened_at"),
                time(row, "expires_at"));
    }

    private static UUID uuid(JsonNode row, String column) {
        return UUID.fromString(row.required(column).asText());
    }

    private static Credits credits(JsonNode row, String column) {
        return new Credits(row.required(column).longValue());
    }

    private static Instant time(JsonNode row, String column) {
        return OffsetDateTime.parse(row.required(column).asText()).toInstant();
    }

    private static @Nullable String text(JsonNode row, String column) {
        return row.hasNonNull(column) ? row.path(column).asText() : null;
    }
}
