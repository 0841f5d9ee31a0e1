package dev.pesewa.metrics.fact;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRepriced;
import dev.pesewa.kernel.event.UsageUncounted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one event adds to the sums of a day and a subject. Examples: a call adds one message, its
/// tokens and its cost; a call that no longer counts takes the same away; a new price adds only the
/// difference of the costs.
///
/// @param source with `eventId` and the workspace the key by which a fact counts once
/// @param unpriced 1 when the price of the call is unknown; its cost is 0 then (I8)
/// @param tokens all kinds of tokens together
public record UsageFact(
        UUID workspaceId,
        String source,
        String eventId,
        LocalDate date,
        SubjectHash subject,
        long messages,
        long failed,
        long unpriced,
        long tokens,
        BigDecimal costUsd) {

    static UsageFact of(UsageRecorded event, ZoneId zone) {
        return counted(event, event.source(), 1, zone);
    }

    /// A call, its removal and each of its new prices are different facts. No source holds a
    /// control character, so a source with such a prefix is never that of a call.
    private static final String UNCOUNTED = "\u0001uncounted/";
    private static final String REPRICED = "\u0001repriced/";

    /// An event is uncounted at most once, so its key needs no number.
    static UsageFact of(UsageUncounted uncounted, ZoneId zone) {
        UsageRecorded event = uncounted.event();
        return counted(event, UNCOUNTED + event.source(), -1, zone);
    }

    static UsageFact of(UsageRepriced repriced, ZoneId zone) {
        UsageRecorded event = repriced.event();
        long unpriced = (repriced.costUsd() == null ? 1L : 0L) - unpriced(event);
        return new UsageFact(
                event.workspaceId(),
                REPRICED + repriced.runId() + "/" + event.source(),
                event.id(),
                LocalDate.ofInstant(event.occurredAt(), zone),
                SubjectHash.of(event),
                0,
                0,
                unpriced,
                0,
                cost(repriced.costUsd()).subtract(cost(event.costUsd())));
    }

    private static UsageFact counted(UsageRecorded event, String source, long sign, ZoneId zone) {
        return new UsageFact(
                event.workspaceId(),
                source,
                event.id(),
                LocalDate.ofInstant(event.occurredAt(), zone),
                SubjectHash.of(event),
                sign,
                event.call().result().success() ? 0 : sign,
                sign * unpriced(event),
                sign * event.tokens().total(),
                cost(event.costUsd()).multiply(BigDecimal.valueOf(sign)));
    }

    private static BigDecimal cost(@Nullable BigDecimal cost) {
        return cost == null ? BigDecimal.ZERO : cost;
    }

    private static long unpriced(UsageRecorded event) {
        return event.costUsd() == null ? 1 : 0;
    }
}
