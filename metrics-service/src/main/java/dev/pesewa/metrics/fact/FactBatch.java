package dev.pesewa.metrics.fact;

import dev.pesewa.kernel.event.CreditsCharged;
import dev.pesewa.kernel.event.CreditsRepaid;
import dev.pesewa.kernel.event.PaymentFailed;
import dev.pesewa.kernel.event.PaymentSucceeded;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRepriced;
import dev.pesewa.kernel.event.UsageUncounted;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The facts of a batch of events. Example: a `usage.recorded.v1` is one `UsageFact`, a
/// `payment.failed.v1` one `PaymentFact`. Events of other types, such as `credits.held.v1`, hold
/// nothing that is reported and are left out. So is an unchecked call: usage-service records it
/// again when it has checked its client, and counts it only then.
public record FactBatch(
        List<UsageFact> usage, List<PaymentFact> payments, List<RevenueFact> revenue) {

    public static FactBatch of(List<CloudEvent> events, ZoneId zone) {
        var batch = new FactBatch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        events.forEach(event -> batch.add(event, zone));
        return batch;
    }

    private void add(CloudEvent event, ZoneId zone) {
        switch (event.type()) {
            case UsageRecorded.TYPE -> add(CloudEventCodec.data(event, UsageRecorded.class), zone);
            case UsageUncounted.TYPE ->
                    usage.add(
                            UsageFact.of(CloudEventCodec.data(event, UsageUncounted.class), zone));
            case UsageRepriced.TYPE ->
                    usage.add(UsageFact.of(CloudEventCodec.data(event, UsageRepriced.class), zone));
            case PaymentSucceeded.TYPE ->
                    payments.add(
                            PaymentFact.of(
                                    CloudEventCodec.data(event, PaymentSucceeded.class), zone));
            case PaymentFailed.TYPE ->
                    payments.add(
                            PaymentFact.of(CloudEventCodec.data(event, PaymentFailed.class), zone));
            case CreditsCharged.TYPE ->
                    revenue.add(
                            RevenueFact.of(
                                    event.id(),
                                    CloudEventCodec.data(event, CreditsCharged.class),
                                    LocalDate.ofInstant(event.time(), zone)));
            case CreditsRepaid.TYPE ->
                    revenue.add(
                            RevenueFact.of(
                                    event.id(),
                                    CloudEventCodec.data(event, CreditsRepaid.class),
                                    LocalDate.ofInstant(event.time(), zone)));
            default -> {}
        }
    }

    private void add(UsageRecorded call, ZoneId zone) {
        if (!call.origin().unchecked()) {
            usage.add(UsageFact.of(call, zone));
        }
    }
}
