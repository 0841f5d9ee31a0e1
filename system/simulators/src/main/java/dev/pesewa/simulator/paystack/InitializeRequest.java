package dev.pesewa.simulator.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pesewa.simulator.paystack.Transaction.RequestedPayment;
import jakarta.ws.rs.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Reads the body of `POST /transaction/initialize` as tolerantly as Paystack does: the amount is
/// an integer or its text, metadata is anything, and `""` when there is none.
final class InitializeRequest {

    private static final Set<String> CURRENCIES = Set.of("GHS", "NGN", "USD", "ZAR", "KES");

    private InitializeRequest() {}

    static RequestedPayment read(JsonNode body) {
        String email = body.path("email").asText();
        if (!email.contains("@")) {
            throw new BadRequestException("Invalid Email Address Passed");
        }
        String reference = body.path("reference").asText();
        if (!reference.matches("[A-Za-z0-9.=-]*")) {
            throw new BadRequestException("Only -,., =and alphanumeric characters are allowed");
        }
        String currency = body.path("currency").asText("GHS");
        if (!CURRENCIES.contains(currency)) {
            throw new BadRequestException("Currency not supported by merchant");
        }
        List<String> channels = new ArrayList<>();
        body.path("channels").forEach(channel -> channels.add(channel.asText()));
        return new RequestedPayment(
                reference.isEmpty() ? UUID.randomUUID().toString() : reference,
                email,
                amount(body.path("amount").asText()),
                currency,
                body.path("callback_url").asText(),
                body.hasNonNull("metadata") ? body.get("metadata") : TextNode.valueOf(""),
                channels);
    }

    private static long amount(String text) {
        if (!text.matches("[1-9]\\d{0,11}")) {
            throw new BadRequestException("Invalid Amount Sent");
        }
        return Long.parseLong(text);
    }
}
