package dev.pesewa.simulator.paystack;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The page that a customer pays on. The code in its address is all that a customer needs.
@RunOnVirtualThread
@Path("/paystack/checkout")
@Produces(MediaType.TEXT_HTML)
class CheckoutResource {

    private final Payments payments;

    CheckoutResource(Payments payments) {
        this.payments = payments;
    }

    @GET
    @Path("{code}")
    public String page(@PathParam("code") String code) {
        Transaction payment = find(code);
        return payment.succeeded() ? CheckoutPage.done(payment) : CheckoutPage.of(payment);
    }

    /// `pay` is an outcome and a channel, such as `success mobile_money`. The webhook leaves while
    /// the customer goes back to the shop.
    @POST
    @Path("{code}")
    public Response pay(@PathParam("code") String code, @FormParam("pay") @Nullable String choice) {
        Transaction payment = find(code);
        if (payment.succeeded()) {
            return Response.ok(CheckoutPage.done(payment)).build();
        }
        String[] chosen = Objects.requireNonNullElse(choice, "").split(" ", -1);
        var control = PaymentControl.of(chosen[0], chosen[chosen.length - 1]);
        Transaction paid = payments.settle(payment.requested().reference(), control);
        payments.deliverLater(paid, control, Duration.ZERO);
        return goBack(paid);
    }

    private Transaction find(String code) {
        return payments.findByCode(code).orElseThrow(PaystackException::noSuchPayment);
    }

    /// Paystack adds the reference twice.
    private static Response goBack(Transaction paid) {
        String back = paid.requested().callbackUrl();
        if (!back.startsWith("http://") && !back.startsWith("https://")) {
            return Response.ok(CheckoutPage.done(paid)).build();
        }
        String reference = URLEncoder.encode(paid.requested().reference(), StandardCharsets.UTF_8);
        return Response.status(Response.Status.SEE_OTHER)
                .header(
                        HttpHeaders.LOCATION,
                        back
                                + (back.contains("?") ? "&" : "?")
                                + ("trxref=" + reference + "&reference=" + reference))
                .build();
    }
}
