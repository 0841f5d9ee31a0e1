package dev.pesewa.billing.purchase;

import dev.pesewa.kernel.event.PaymentFailed;
import dev.pesewa.kernel.event.PaymentSucceeded;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import java.time.Instant;

/// The events that tell the other services of payments.
final class PaymentEvents {

    private static final String PURPOSE = "credit-pack";
    private static final String PROVIDER = "paystack";

    private PaymentEvents() {}

    static OutgoingEvent succeeded(Purchase purchase, Instant now) {
        var event =
                new PaymentSucceeded(
                        purchase.workspace().value(),
                        purchase.id(),
                        PURPOSE,
                        PROVIDER,
                        purchase.amount(),
                        purchase.currency(),
                        now);
        return outgoing(purchase, PaymentSucceeded.TYPE, now, event);
    }

    static OutgoingEvent failed(Purchase purchase, Instant now) {
        var event =
                new PaymentFailed(
                        purchase.workspace().value(),
                        purchase.id(),
                        PURPOSE,
                        PROVIDER,
                        purchase.amount(),
                        purchase.currency(),
                        now);
        return outgoing(purchase, PaymentFailed.TYPE, now, event);
    }

    private static OutgoingEvent outgoing(
            Purchase purchase, String type, Instant now, Object event) {
        return new OutgoingEvent(
                Topic.BILLING,
                purchase.workspace().toString(),
                CloudEventCodec.write(
                        type, purchase.id().toString(), purchase.workspace().value(), now, event));
    }
}
