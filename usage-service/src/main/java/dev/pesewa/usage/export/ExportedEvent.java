package dev.pesewa.usage.export;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.pesewa.usage.event.EventCursor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A stored event as it is given away. `cost` is in `currency`, as it was stated there, else
/// converted by the rate of its day; null when unpriced, or when the day has no rate; `tokens` are
/// by the fields of their kinds and stand beside the other fields in JSON, as columns in CSV;
/// `tokensUnknown` says why they are not all; texts that were not sent are empty; `attributes` is a
/// JSON object. An event with `correctedBy` is no longer counted.
public record ExportedEvent(
        String id,
        String source,
        Instant occurredAt,
        String clientId,
        String userId,
        String feature,
        String provider,
        String model,
        @Schema(ref = "TokenCounts") @JsonAnyGetter Map<String, Long> tokens,
        @Nullable String tokensUnknown,
        @Nullable BigDecimal cost,
        String currency,
        String pricing,
        @Nullable Long durationMs,
        boolean success,
        @Nullable String error,
        boolean cached,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String attributes,
        @Nullable String corrects,
        @Nullable String correctedBy) {

    /// Where the next page goes on.
    public EventCursor position() {
        return new EventCursor(occurredAt, source, id);
    }
}
