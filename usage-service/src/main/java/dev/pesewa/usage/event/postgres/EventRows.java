package dev.pesewa.usage.event.postgres;

import static dev.pesewa.kit.database.ColumnArrays.column;
import static dev.pesewa.kit.database.ColumnArrays.numbers;
import static dev.pesewa.kit.database.ColumnArrays.texts;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRecorded.AudioTokens;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.database.SqlSession;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events as rows: written whole, read as they count now.
public final class EventRows {

    public static final String COLUMNS =
            """
            workspace_id, occurred_at, source, event_id, client_id, user_id, feature, provider,
            model, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens,
            audio_input_tokens, cached_audio_input_tokens, audio_output_tokens, cost_usd, pricing,
            duration_ms, success, error, cached, attributes, corrects, corrected_by
            """;

    private static final String NO_ATTRIBUTES = "{}";

    private EventRows() {}

    static void insert(SqlSession transaction, List<UsageRecorded> events) {
        if (events.isEmpty()) {
            return;
        }
        transaction.update(
                """
                INSERT INTO usage_event (workspace_id, occurred_at, source, event_id, client_id,
                    user_id, feature, provider, model, input_tokens, cached_input_tokens,
                    cache_write_tokens, output_tokens, cost_usd, pricing, duration_ms, success,
                    error, cached, attributes, corrects, audio_input_tokens,
                    cached_audio_input_tokens, audio_output_tokens)
                SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[],
                    $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[],
                    $11::bigint[], $12::bigint[], $13::bigint[], $14::numeric[], $15::text[],
                    $16::bigint[], $17::boolean[], $18::text[], $19::boolean[], $20::text[],
                    $21::text[], $22::bigint[], $23::bigint[], $24::bigint[])""",
                column(events, UsageRecorded::workspaceId, UUID[]::new),
                column(events, UsageRecorded::occurredAt, Instant[]::new),
                texts(events, UsageRecorded::source),
                texts(events, UsageRecorded::id),
                texts(events, UsageRecorded::clientId),
                texts(events, UsageRecorded::userId),
                texts(events, UsageRecorded::feature),
                texts(events, UsageRecorded::provider),
                texts(events, UsageRecorded::model),
                numbers(events, UsageRecorded::inputTokens),
                numbers(events, UsageRecorded::cachedInputTokens),
                numbers(events, UsageRecorded::cacheWriteTokens),
                numbers(events, UsageRecorded::outputTokens),
                column(events, UsageRecorded::costUsd, BigDecimal[]::new),
                texts(events, UsageRecorded::pricing),
                column(events, UsageRecorded::durationMs, Long[]::new),
                column(events, UsageRecorded::success, Boolean[]::new),
                column(events, UsageRecorded::error, String[]::new),
                column(events, UsageRecorded::cached, Boolean[]::new),
                texts(events, EventRows::attributes),
                column(events, UsageRecorded::corrects, String[]::new),
                numbers(events, event -> audio(event).input()),
                numbers(events, event -> audio(event).cachedInput()),
                numbers(events, event -> audio(event).output()));
    }

    private static final AudioTokens SILENCE = new AudioTokens(0, 0, 0);

    private static AudioTokens audio(UsageRecorded event) {
        AudioTokens audio = event.audio();
        return audio == null ? SILENCE : audio;
    }

    private static String attributes(UsageRecorded event) {
        return event.attributes().isEmpty()
                ? NO_ATTRIBUTES
                : new JsonObject(Map.copyOf(event.attributes())).encode();
    }

    public static UsageRecorded read(Row row) {
        return new UsageRecorded(
                row.uuid("workspace_id"),
                row.text("source"),
                row.text("event_id"),
                row.text("client_id"),
                orNull(row.text("user_id")),
                orNull(row.text("feature")),
                orNull(row.text("provider")),
                orNull(row.text("model")),
                row.number("input_tokens"),
                row.number("cached_input_tokens"),
                row.number("cache_write_tokens"),
                row.number("output_tokens"),
                row.decimalOrNull("cost_usd"),
                row.text("pricing"),
                row.numberOrNull("duration_ms"),
                row.flag("success"),
                row.textOrNull("error"),
                row.flag("cached"),
                row.instant("occurred_at"),
                attributes(row.text("attributes")),
                audio(row),
                row.textOrNull("corrects"),
                null);
    }

    private static @Nullable AudioTokens audio(Row row) {
        var audio =
                new AudioTokens(
                        row.number("audio_input_tokens"),
                        row.number("cached_audio_input_tokens"),
                        row.number("audio_output_tokens"));
        return audio.equals(SILENCE) ? null : audio;
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
