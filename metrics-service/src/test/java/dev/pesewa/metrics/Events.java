package dev.pesewa.metrics;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kernel.event.PaymentFailed;
import dev.pesewa.kernel.event.PaymentSucceeded;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRepriced;
import dev.pesewa.kernel.event.UsageUncounted;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.metrics.fact.FactBatch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events as the other services publish them.
public final class Events {

    private Events() {}

    public static OutgoingEvent workspace(UUID id) {
        return entry(
                Topic.ACTIVITY,
                id,
                WorkspaceCreated.TYPE,
                id.toString(),
                Instant.EPOCH,
                new WorkspaceCreated(id, "Adom Stores", "GHS", "Africa/Accra"));
    }

    /// A call by user `user` of 100 tokens; null is nobody, of no client. `cost` null is of unknown
    /// price.
    public static OutgoingEvent call(
            UUID workspace,
            String id,
            LocalDate date,
            @Nullable String user,
            @Nullable String cost) {
        Instant at = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
        BigDecimal costUsd = cost == null ? null : new BigDecimal(cost);
        return entry(
                Topic.USAGE,
                workspace,
                UsageRecorded.TYPE,
                id,
                at,
                new UsageRecorded(
                        new UsageRecorded.Origin(workspace, "app", id),
                        new UsageRecorded.Subject(user == null ? null : "shop", user, null),
                        new UsageRecorded.ModelCall(
                                "openai",
                                "gpt-4o",
                                Tokens.of(TokenKind.INPUT, 60)
                                        .and(TokenKind.CACHED_INPUT, 10)
                                        .and(TokenKind.CACHE_WRITE, 5)
                                        .and(TokenKind.OUTPUT, 25),
                                new UsageRecorded.ModelCall.CallResult(900L, true, null, false)),
                        new UsageRecorded.CallCost(costUsd, "given"),
                        at,
                        Map.of()));
    }

    /// The facts of events that were read from Kafka.
    public static FactBatch facts(List<OutgoingEvent> events) {
        return facts(ZoneOffset.UTC, events);
    }

    public static FactBatch facts(ZoneId zone, List<OutgoingEvent> events) {
        return FactBatch.of(
                events.stream()
                        .map(event -> event.value().getBytes(StandardCharsets.UTF_8))
                        .map(CloudEventCodec::read)
                        .toList(),
                zone);
    }

    /// The same call, whose client nobody could be asked about.
    public static OutgoingEvent unchecked(UUID workspace, OutgoingEvent call) {
        UsageRecorded event = recorded(call).unchecked(true);
        return entry(
                Topic.USAGE, workspace, UsageRecorded.TYPE, event.id(), event.occurredAt(), event);
    }

    /// The call no longer counts.
    public static OutgoingEvent uncounted(UUID workspace, OutgoingEvent call, LocalDate date) {
        UsageRecorded event = recorded(call);
        Instant at = date.atTime(13, 0).toInstant(ZoneOffset.UTC);
        return entry(
                Topic.USAGE,
                workspace,
                UsageUncounted.TYPE,
                "uncounted-" + event.id(),
                at,
                new UsageUncounted(event, "correction"));
    }

    /// The call costs `cost` now.
    public static OutgoingEvent repriced(
            UUID workspace, OutgoingEvent call, LocalDate date, String cost) {
        UsageRecorded event = recorded(call);
        Instant at = date.atTime(13, 0).toInstant(ZoneOffset.UTC);
        var repriced = new UsageRepriced(event, new BigDecimal(cost), "catalog x", new UUID(7, 7));
        return entry(
                Topic.USAGE, workspace, UsageRepriced.TYPE, "repriced-" + event.id(), at, repriced);
    }

    private static UsageRecorded recorded(OutgoingEvent call) {
        byte[] value = call.value().getBytes(StandardCharsets.UTF_8);
        return CloudEventCodec.data(CloudEventCodec.read(value), UsageRecorded.class);
    }

    public static OutgoingEvent paid(
            UUID workspace, UUID purchase, LocalDate date, String amount, String currency) {
        Instant at = date.atTime(23, 59).toInstant(ZoneOffset.UTC);
        return entry(
                Topic.BILLING,
                workspace,
                PaymentSucceeded.TYPE,
                purchase + "-paid",
                at,
                new PaymentSucceeded(
                        workspace,
                        purchase,
                        "credit-pack",
                        "PAYSTACK",
                        new BigDecimal(amount),
                        currency,
                        at));
    }

    public static OutgoingEvent notPaid(UUID workspace, UUID purchase, LocalDate date) {
        Instant at = date.atStartOfDay().toInstant(ZoneOffset.UTC);
        return entry(
                Topic.BILLING,
                workspace,
                PaymentFailed.TYPE,
                purchase + "-failed",
                at,
                new PaymentFailed(
                        workspace,
                        purchase,
                        "credit-pack",
                        "PAYSTACK",
                        new BigDecimal("30.00"),
                        "GHS",
                        at));
    }

    public static OutgoingEvent charged(
            UUID workspace, UUID charge, LocalDate date, String revenue) {
        return entry(
                Topic.BILLING,
                workspace,
                CreditsCharged.TYPE,
                charge.toString(),
                date.atTime(6, 0).toInstant(ZoneOffset.UTC),
                new CreditsCharged(
                        workspace,
                        charge,
                        "credit_assessment",
                        3_000_000,
                        97_000_000,
                        4,
                        new BigDecimal(revenue),
                        "GHS",
                        null));
    }

    private static OutgoingEvent entry(
            String topic, UUID workspace, String type, String id, Instant at, Object data) {
        return new OutgoingEvent(
                topic, workspace.toString(), CloudEventCodec.write(type, id, workspace, at, data));
    }
}
