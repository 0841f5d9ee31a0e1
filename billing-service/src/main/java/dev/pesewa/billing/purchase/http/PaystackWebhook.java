package dev.pesewa.billing.purchase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pesewa.billing.purchase.ApplyPayment;
import dev.pesewa.billing.purchase.ApplyPayment.PaymentVerdict;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Receives the webhooks of Paystack. A body that is signed with the secret key is stored for ever
/// and answered with 200, whatever it says; any other is rejected with 401 before it is stored.
@Tag(name = "Webhooks", description = "What payment providers send.")
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

    @Operation(operationId = "receivePaystackEvent", summary = "Receive an event of Paystack")
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
        JsonNode said = read(body);
        JsonNode data = said.path("data");
        PaymentVerdict verdict =
                said.path("event").asText().equals("charge.success")
                        ? verdict(data)
                        : new PaymentVerdict("ignored", "Not a successful charge.");
        String reference = data.path("reference").asText("").replace("\u0000", "");
        purchases.judge(
                event, verdict.verdict(), reference.isEmpty() ? null : reference, verdict.detail());
        return Response.ok().build();
    }

    /// Money may have come, so what cannot be read is for an operator to look into.
    private PaymentVerdict verdict(JsonNode data) {
        Optional<Payment> payment = PaystackPayload.payment(data);
        if (payment.isEmpty()) {
            return new PaymentVerdict("mismatch", PaystackPayload.fault(data));
        }
        return payment.get().state() == PaymentState.SUCCEEDED
                ? applyPayment.apply(payment.get())
                : new PaymentVerdict("ignored", "Not a successful charge.");
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
