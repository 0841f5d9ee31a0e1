package dev.pesewa.simulator.paystack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A payment: what was asked for, and what has become of it.
record Transaction(
        long id,
        String accessCode,
        RequestedPayment requested,
        Instant createdAt,
        TransactionState state) {

    private static final long FEE_IN_BASIS_POINTS = 195;
    private static final long BASIS = 10_000;

    enum TransactionStatus {
        ONGOING,
        SUCCESS,
        FAILED,
        ABANDONED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Amounts are in the currency's smallest unit.
    record RequestedPayment(
            String reference,
            String email,
            long amount,
            String currency,
            String callbackUrl,
            JsonNode metadata,
            List<String> channels) {
        RequestedPayment {
            channels = List.copyOf(channels);
        }
    }

    /// `amount` is what was paid, `requested` what Paystack says was asked for.
    record TransactionState(
            TransactionStatus status,
            Instant at,
            long amount,
            long requested,
            String currency,
            String channel,
            String domain) {}

    Transaction now(TransactionState next) {
        return new Transaction(id, accessCode, requested, createdAt, next);
    }

    boolean succeeded() {
        return state.status() == TransactionStatus.SUCCESS;
    }

    static long fee(long amount) {
        return amount * FEE_IN_BASIS_POINTS / BASIS;
    }

    /// The `data` of a verification and of a webhook.
    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("domain", state.domain());
        data.put("status", state.status().text());
        data.put("reference", requested.reference());
        data.put("amount", state.amount());
        data.put("requested_amount", state.requested());
        data.put("currency", state.currency());
        data.put("channel", state.channel());
        data.put("gateway_response", gatewayResponse());
        data.put("message", null);
        data.put("paid_at", succeeded() ? state.at().toString() : null);
        data.put("created_at", createdAt.toString());
        data.put("fees", succeeded() ? fee(state.requested()) : null);
        data.put("ip_address", "127.0.0.1");
        data.put("metadata", requested.metadata());
        data.put("customer", Map.of("id", id, "email", requested.email()));
        data.put("authorization", succeeded() ? authorization() : Map.of());
        data.put("plan", null);
        return data;
    }

    private String gatewayResponse() {
        return switch (state.status()) {
            case ONGOING -> "The transaction is in progress";
            case SUCCESS -> "Approved";
            case FAILED -> "Declined";
            case ABANDONED -> "The transaction was not completed";
        };
    }

    /// `exp_month` is a number or text: both have been seen.
    private Map<String, Object> authorization() {
        boolean card = state.channel().equals("card");
        return Map.of(
                "authorization_code",
                "AUTH_" + accessCode,
                "channel",
                state.channel(),
                "bank",
                card ? "TEST BANK" : "MTN",
                "last4",
                card ? "4081" : "X000",
                "exp_month",
                card ? 12 : "12",
                "exp_year",
                "2030",
                "country_code",
                "GH");
    }
}
