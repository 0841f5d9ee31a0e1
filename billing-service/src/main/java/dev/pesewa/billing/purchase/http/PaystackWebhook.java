package dev.pesewa.billing.purchase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.purchase.ApplyPayment;
import dev.pesewa.billing.purchase.PaymentConfig;
import dev.pesewa.billing.purchase.PaymentProvider.Payment;
import dev.pesewa.billing.purchase.PaymentProvider.PaymentState;
import dev.pesewa.billing.purchase.PurchaseRepository;
import dev.pesewa.billing.purchase.paystack.PaystackPayload;
import dev.pesewa.billing.purchase.paystack.PaystackSignature;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Receives the webhooks of Paystack. A body that is signed with the secret key is stored for ever
/// and answered with 200, whatever it says; any other is rejected with 401 before it is stored.
@Path("/webhooks/paystack")
@RunOnVirtualThread
public class PaystackWebhook {

    private final PurchaseRepository purchases;
    private final ApplyPayment applyPayment;
    private final PaymentConfig config;
    private final ObjectMapper json;

    public PaystackWebhook(
            PurchaseRepository purchases,
            ApplyPayment applyPayment,
            PaymentConfig config,
            ObjectMapper json) {
        this.purchases = purchases;
        this.applyPayment = applyPayment;
        this.config = config;
        this.json = json;
    }

    @POST
    @APIResponse(responseCode = "200", description = "It is kept; there is no body")
    @APIResponse(responseCode = "401", description = "bad-signature: it does not fit the body")
    @Consumes(MediaType.WILDCARD)
    public Response receive(
            @HeaderParam("x-paystack-signature") @Nullable String signature, byte[] body) {
        String given = signature == null ? "" : signature;
        if (!PaystackSignature.isRight(body, given, config.paystackKeys())) {
            throw new ProblemException(
                    ProblemCode.BAD_SIGNATURE, "x-paystack-signature does not fit the body.");
        }
        UUID event = purchases.keepEvent("paystack", given, body);
        Optional<Payment> payment = payment(body);
        if (payment.isEmpty()) {
            purchases.judge(event, "ignored", null, "Not a successful charge.");
        } else {
            ApplyPayment.PaymentVerdict verdict = applyPayment.apply(payment.get());
            String reference = payment.get().reference();
            purchases.judge(event, verdict.verdict(), reference, verdict.detail());
        }
        return Response.ok().build();
    }

    private Optional<Payment> payment(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            return node.path("event").asText().equals("charge.success")
                    ? PaystackPayload.payment(node.path("data"))
                            .filter(payment -> payment.state() == PaymentState.SUCCEEDED)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
