package dev.pesewa.simulator.paystack;

import dev.pesewa.simulator.paystack.Webhooks.WebhookDelivery;
import dev.pesewa.simulator.web.Json;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/// Says what becomes of a payment, and how the provider misbehaves on the way.
@RunOnVirtualThread
@Path("/control/paystack/transactions")
class PaystackControlResource {

    private final Payments payments;
    private final Json json;

    PaystackControlResource(Payments payments, Json json) {
        this.payments = payments;
        this.json = json;
    }

    record ControlResponse(String reference, String status, List<WebhookDelivery> deliveries) {}

    /// Answers when the webhooks are delivered; at once, and without them, when they are delayed.
    @POST
    @Path("{reference}")
    public ControlResponse control(@PathParam("reference") String reference, String body) {
        PaymentControl control = json.read(body, PaymentControl.class);
        Transaction settled = payments.settle(reference, control);
        return new ControlResponse(
                reference, settled.state().status().text(), deliver(settled, control));
    }

    private List<WebhookDelivery> deliver(Transaction settled, PaymentControl control) {
        if (control.delay().isZero()) {
            return payments.deliver(settled, control);
        }
        payments.deliverLater(settled, control, control.delay());
        return List.of();
    }
}
