package dev.pesewa.usage.ingest;

import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.kernel.event.UsageRecorded.Origin;
import dev.pesewa.kernel.event.UsageRecorded.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A well-formed event as a client sent it. `cost` is null when it is to be computed, `currency`
/// when it is the workspace's; `tokensUnknown` says why the cost cannot be computed, when not all
/// tokens of the call are known.
public record IncomingEvent(
        Origin origin,
        Subject subject,
        ModelCall call,
        @Nullable String tokensUnknown,
        @Nullable BigDecimal cost,
        @Nullable String currency,
        Instant occurredAt,
        Map<String, String> attributes) {}
