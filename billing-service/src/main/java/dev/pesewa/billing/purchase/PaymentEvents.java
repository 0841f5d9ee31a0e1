package dev.pesewa.billing.purchase;

import dev.pesewa.kernel.event.PaymentFailed;
import dev.pesewa.kernel.event.PaymentSucceeded;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.log.CloudEvents;
import dev.pesewa.kit.log.LogEntry;
import java.time.Instant;

/// What the others are told of payments.
final class PaymentEvents {

    private static final String PURPOSE = "credit-pack";
    private static final String PROVIDER = "paystack";

    private PaymentEvents() {}

    static LogEntry succeeded(Purchase purchase, Instant now) {
        var event =
                new PaymentSucceeded(
                        purchase.workspace().value(),
                        purchase.id(),
                        PURPOSE,
                        PROVIDER,
                        purchase.amount(),
                        purchase.currency(),
                        now);
        return entry(purchase, PaymentSucceeded.TYPE, now, event);
    }

    static LogEntry failed(Purchase purchase, Instant now) {
        var event =
                new PaymentFailed(
                        purchase.workspace().value(),
                        purchase.id(),
                        PURPOSE,
                        PROVIDER,
                        purchase.amount(),
                        purchase.currency(),
                        now);
        return entry(purchase, PaymentFailed.TYPE, now, event);
    }

    private static LogEntry entry(Purchase purchase, String type, Instant now, Object event) {
        return new LogEntry(
                Topic.BILLING,
                purchase.workspace().toString(),
                CloudEvents.write(
                        type, purchase.id().toString(), purchase.workspace().value(), now, event));
    }
}
