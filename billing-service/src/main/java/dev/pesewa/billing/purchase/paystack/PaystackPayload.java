package dev.pesewa.billing.purchase.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.billing.purchase.PaymentProvider.Payment;
import dev.pesewa.billing.purchase.PaymentProvider.PaymentState;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads the `data` of a Paystack transaction. The input is not trusted: a field that is missing or
/// malformed makes the whole unreadable, and is never replaced by a default.
public final class PaystackPayload {

    private static final int LONGEST_SHOWN = 40;

    private PaystackPayload() {}

    /// `requested_amount` counts when present: `amount` holds the fee if the customer bears it.
    public static Optional<Payment> payment(JsonNode data) {
        Optional<Long> minor = whole(amount(data));
        String reference = data.path("reference").asText("");
        String status = data.path("status").asText("");
        if (minor.isEmpty() || reference.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Payment(
                        reference,
                        state(status),
                        minor.get(),
                        data.path("currency").asText(""),
                        data.path("domain").asText("")));
    }

    /// Why `payment` found none, for operators.
    public static String fault(JsonNode data) {
        if (whole(amount(data)).isEmpty()) {
            String amount = amount(data).toString();
            return "The amount %s is no whole number of hundredths."
                    .formatted(amount.substring(0, Math.min(LONGEST_SHOWN, amount.length())));
        }
        return "The reference or the status is missing.";
    }

    private static JsonNode amount(JsonNode data) {
        return data.hasNonNull("requested_amount")
                ? data.path("requested_amount")
                : data.path("amount");
    }

    /// `status: true` of the envelope only says that the request was understood; the status of the
    /// transaction counts.
    private static PaymentState state(String status) {
        return switch (status) {
            case "success" -> PaymentState.SUCCEEDED;
            case "failed" -> PaymentState.FAILED;
            default -> PaymentState.WAITING;
        };
    }

    /// Amounts come as a number or as a text of digits.
    private static Optional<Long> whole(JsonNode amount) {
        if (amount.isIntegralNumber() && amount.canConvertToLong()) {
            return Optional.of(amount.asLong());
        }
        String text = amount.asText("");
        return amount.isTextual() && text.matches("\\d{1,15}")
                ? Optional.of(new BigDecimal(text).longValueExact())
                : Optional.empty();
    }
}
