package dev.pesewa.simulator.paystack;

import dev.pesewa.simulator.web.Json;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/// The API that a merchant's server calls: it opens a payment, and asks what became of it.
@SecretKey
@RunOnVirtualThread
@Path("/paystack/transaction")
class PaystackResource {

    private final Payments payments;
    private final Json json;

    PaystackResource(Payments payments, Json json) {
        this.payments = payments;
        this.json = json;
    }

    /// `status` says that the call succeeded, and nothing about the payment.
    record SimulatedResponse(boolean status, String message, Map<String, Object> data) {}

    @POST
    @Path("initialize")
    public SimulatedResponse initialize(String body, @Context UriInfo address) {
        Transaction opened = payments.open(InitializeRequest.read(json.read(body)));
        var page = address.getBaseUriBuilder().path(CheckoutResource.class).path("{code}");
        Map<String, Object> data =
                Map.of(
                        "authorization_url",
                        page.build(opened.accessCode()).toString(),
                        "access_code",
                        opened.accessCode(),
                        "reference",
                        opened.requested().reference());
        return new SimulatedResponse(true, "Authorization URL created", data);
    }

    @GET
    @Path("verify/{reference}")
    public SimulatedResponse verify(@PathParam("reference") String reference) {
        return payments.find(reference)
                .map(found -> new SimulatedResponse(true, "Verification successful", found.data()))
                .orElseThrow(
                        () ->
                                new PaystackException(
                                        400,
                                        "Transaction reference not found.",
                                        "transaction_not_found"));
    }
}
