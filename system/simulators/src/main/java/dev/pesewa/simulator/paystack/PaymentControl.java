package dev.pesewa.simulator.paystack;

import dev.pesewa.simulator.paystack.Transaction.TransactionState;
import dev.pesewa.simulator.paystack.Transaction.TransactionStatus;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What shall become of a payment, as the control says it, and how Paystack is to misbehave:
/// `amountOverride`, `currencyOverride` and `domain` are told by webhook and verification alike,
/// `badSignature` makes the webhook a forgery, `customerBearsFee` adds the fee to the amount.
record PaymentControl(
        @Nullable String outcome,
        @Nullable String channel,
        @Nullable Integer deliveries,
        @Nullable Long delayMs,
        @Nullable Long amountOverride,
        @Nullable String currencyOverride,
        @Nullable String domain,
        @Nullable Boolean badSignature,
        @Nullable Boolean customerBearsFee) {

    private static final int MOST_DELIVERIES = 100;
    private static final long LONGEST_DELAY = 600_000;
    private static final Set<String> CHANNELS = Set.of("mobile_money", "card");

    PaymentControl {
        if (channel != null && !CHANNELS.contains(channel)) {
            throw new BadRequestException("channel is one of " + CHANNELS);
        }
        if (deliveries != null && (deliveries < 0 || deliveries > MOST_DELIVERIES)) {
            throw new BadRequestException("deliveries is 0 to " + MOST_DELIVERIES);
        }
        if (delayMs != null && (delayMs < 0 || delayMs > LONGEST_DELAY)) {
            throw new BadRequestException("delayMs is 0 to " + LONGEST_DELAY);
        }
    }

    static PaymentControl of(String outcome, @Nullable String channel) {
        return new PaymentControl(outcome, channel, null, null, null, null, null, null, null);
    }

    TransactionStatus status() {
        return switch (outcome) {
            case "success" -> TransactionStatus.SUCCESS;
            case "failed" -> TransactionStatus.FAILED;
            case "abandoned" -> TransactionStatus.ABANDONED;
            case null, default ->
                    throw new BadRequestException("outcome: success, failed or abandoned");
        };
    }

    int times() {
        return deliveries == null ? 1 : deliveries;
    }

    Duration delay() {
        return Duration.ofMillis(delayMs == null ? 0 : delayMs);
    }

    boolean forged() {
        return Boolean.TRUE.equals(badSignature);
    }

    TransactionState of(Transaction transaction, Instant at) {
        TransactionState before = transaction.state();
        long requested = amountOverride == null ? before.requested() : amountOverride;
        long fee = Boolean.TRUE.equals(customerBearsFee) ? Transaction.fee(requested) : 0;
        return new TransactionState(
                status(),
                at,
                requested + fee,
                requested,
                currencyOverride == null ? before.currency() : currencyOverride,
                channel == null ? before.channel() : channel,
                domain == null ? before.domain() : domain);
    }
}
