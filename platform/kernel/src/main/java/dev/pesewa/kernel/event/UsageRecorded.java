package dev.pesewa.kernel.event;

import dev.pesewa.kernel.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One AI call. Counted once per (workspace, source, id), for ever. Its JSON is flat: the fields of
/// all parts beside each other (`contracts/events/usage.recorded.v1.json`).
public record UsageRecorded(
        Origin origin,
        Subject subject,
        ModelCall call,
        CallCost cost,
        Instant occurredAt,
        Map<String, String> attributes) {
    public static final String TYPE = "usage.recorded.v1";

    /// The source of events that name none, and of charges: an app that reports a call by both
    /// doors under one id is counted once.
    public static final String DEFAULT_SOURCE = "pesewa";

    /// Which event it is. `corrects` is the id of an earlier event of the same source whose place
    /// this one takes. `unchecked`: nobody could be asked whether its client is active.
    public record Origin(
            UUID workspaceId,
            String source,
            String id,
            @Nullable String corrects,
            boolean unchecked) {

        public Origin(UUID workspaceId, String source, String id) {
            this(workspaceId, source, id, null, false);
        }

        public Origin unchecked(boolean isUnchecked) {
            return new Origin(workspaceId, source, id, corrects, isUnchecked);
        }
    }

    /// Who made the call, and what for.
    public record Subject(String clientId, @Nullable String userId, @Nullable String feature) {}

    /// What was asked of which model, and how it went.
    public record ModelCall(
            @Nullable String provider, @Nullable String model, Tokens tokens, CallResult result) {

        /// `cached`: answered from a cache of the client's own.
        public record CallResult(
                @Nullable Long durationMs,
                boolean success,
                @Nullable String error,
                boolean cached) {

            public static final CallResult SUCCEEDED = new CallResult(null, true, null, false);
        }
    }

    /// What the call cost, exact, and how that is known: `given`, `flat`, `cached`, `unpriced`, or
    /// `catalog VERSION`. `usd` is null when the model's price is unknown (I8).
    public record CallCost(@Nullable BigDecimal usd, String pricing) {}

    public UUID workspaceId() {
        return origin.workspaceId();
    }

    public String source() {
        return origin.source();
    }

    public String id() {
        return origin.id();
    }

    public String clientId() {
        return subject.clientId();
    }

    public Tokens tokens() {
        return call.tokens();
    }

    public @Nullable BigDecimal costUsd() {
        return cost.usd();
    }
}
