package dev.pesewa.kernel.event;

import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
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

    /// The attribute of an unattributed call that holds the client's id as it was sent.
    public static final String NAMED_CLIENT = "namedClientId";

    /// Which event it is. `corrects` is the id of an earlier event of the same source whose place
    /// this one takes. `unchecked`: nobody could be asked whether its client is active. Such an
    /// event does not count yet: usage-service asks when it stores it, and records it a second time
    /// without the mark if it counts.
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

    /// Who made the call, and what for. A call without a client is unattributed: it counts in every
    /// total of its workspace, and for no client.
    public record Subject(
            @Nullable String clientId, @Nullable String userId, @Nullable String feature) {}

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
    /// `given` is the amount as it was stated, null when it was computed or stated in USD: `usd` is
    /// that amount by the exchange rate of the day, as known when the call was priced.
    public record CallCost(@Nullable BigDecimal usd, String pricing, @Nullable Money given) {

        public CallCost(@Nullable BigDecimal usd, String pricing) {
            this(usd, pricing, null);
        }

        /// The amount as stated, when it was stated in this currency.
        public @Nullable BigDecimal givenIn(String currency) {
            return given != null && given.currency().equals(currency) ? given.amount() : null;
        }
    }

    public UUID workspaceId() {
        return origin.workspaceId();
    }

    public String source() {
        return origin.source();
    }

    public String id() {
        return origin.id();
    }

    public @Nullable String clientId() {
        return subject.clientId();
    }

    /// The same call under no client. Its client's id, if it named one, is kept as an attribute.
    public UsageRecorded unattributed() {
        String client = clientId();
        Map<String, String> kept = new HashMap<>(attributes);
        if (client != null) {
            kept.put(NAMED_CLIENT, client);
        }
        return new UsageRecorded(
                origin,
                new Subject(null, subject.userId(), subject.feature()),
                call,
                cost,
                occurredAt,
                kept);
    }

    public UsageRecorded unchecked(boolean isUnchecked) {
        return new UsageRecorded(
                origin.unchecked(isUnchecked), subject, call, cost, occurredAt, attributes);
    }

    public Tokens tokens() {
        return call.tokens();
    }

    public @Nullable BigDecimal costUsd() {
        return cost.usd();
    }
}
