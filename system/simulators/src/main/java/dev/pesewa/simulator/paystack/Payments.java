package dev.pesewa.simulator.paystack;

import dev.pesewa.simulator.paystack.Transaction.TransactionState;
import dev.pesewa.simulator.paystack.Transaction.TransactionStatus;
import dev.pesewa.simulator.paystack.Webhooks.WebhookDelivery;
import dev.pesewa.simulator.web.Json;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Payments from the opening to the webhook.
@Singleton
class Payments {

    private final Transactions transactions;
    private final Webhooks webhooks;
    private final Json json;
    private final Clock clock;

    Payments(Transactions transactions, Webhooks webhooks, Json json, Clock clock) {
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.json = json;
        this.clock = clock;
    }

    Transaction open(Transaction.RequestedPayment requested) {
        return transactions
                .open(requested)
                .orElseThrow(
                        () ->
                                new PaystackException(
                                        400,
                                        "Duplicate Transaction Reference",
                                        "duplicate_reference"));
    }

    Optional<Transaction> find(String reference) {
        return transactions.find(reference);
    }

    Optional<Transaction> findByCode(String accessCode) {
        return transactions.findByCode(accessCode);
    }

    /// A payment that succeeded can be reported again, never undone.
    Transaction settle(String reference, PaymentControl control) {
        return transactions
                .change(reference, present -> settled(present, control))
                .orElseThrow(PaystackException::noSuchPayment);
    }

    private Transaction settled(Transaction present, PaymentControl control) {
        TransactionState next = control.of(present, clock.instant());
        if (present.succeeded() && next.status() != TransactionStatus.SUCCESS) {
            throw new BadRequestException("The payment has succeeded.");
        }
        return present.now(next);
    }

    /// Returns when each copy was taken, or was given up. Only a success is reported.
    List<WebhookDelivery> deliver(Transaction transaction, PaymentControl control) {
        if (!transaction.succeeded()) {
            return List.of();
        }
        String body = json.write(Map.of("event", "charge.success", "data", transaction.data()));
        String key = control.forged() ? SecretKey.LOCAL + "-forged" : SecretKey.LOCAL;
        return webhooks.deliver(body, Signature.of(body, key), control.times(), !control.forged());
    }

    void deliverLater(Transaction transaction, PaymentControl control, Duration delay) {
        Thread.startVirtualThread(
                () -> {
                    Webhooks.sleep(delay);
                    deliver(transaction, control);
                });
    }
}
