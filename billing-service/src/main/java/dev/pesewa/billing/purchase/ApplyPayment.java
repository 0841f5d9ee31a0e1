package dev.pesewa.billing.purchase;

import dev.pesewa.billing.commit.LedgerEvents;
import dev.pesewa.billing.commit.WalletCommitter;
import dev.pesewa.billing.commit.WalletWrite;
import dev.pesewa.billing.idempotency.CommandOutcome;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Grant;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.purchase.PaymentProvider.Payment;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.LargestRemainder;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applies what a provider says of a payment to its purchase, once (I5), however often and in
/// whatever order it is said. Example: a webhook that arrives three times, and a customer who asks
/// meanwhile, credit the pack once.
@ApplicationScoped
public class ApplyPayment {

    private static final int MONEY_DECIMALS = 6;

    private final PurchaseRepository purchases;
    private final WalletCommitter committer;
    private final IdGenerator ids;
    private final Clock clock;
    private final PaymentConfig config;

    public ApplyPayment(
            PurchaseRepository purchases,
            WalletCommitter committer,
            IdGenerator ids,
            Clock clock,
            PaymentConfig config) {
        this.purchases = purchases;
        this.committer = committer;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /// What was made of a payment: `credited`, `failed`, `repeated`, `ignored` or `mismatch`.
    /// `detail` is for operators.
    public record PaymentVerdict(String verdict, String detail) {}

    public PaymentVerdict apply(Payment payment) {
        Optional<Purchase> known = purchases.byReference(payment.reference());
        if (known.isEmpty()) {
            return new PaymentVerdict("mismatch", "No purchase has this reference.");
        }
        Purchase purchase = known.get();
        return switch (payment.state()) {
            case WAITING -> new PaymentVerdict("ignored", "The payment is not decided yet.");
            case FAILED -> fail(purchase);
            case SUCCEEDED -> {
                String difference = difference(purchase, payment);
                yield difference.isEmpty()
                        ? credit(purchase)
                        : new PaymentVerdict("mismatch", difference);
            }
        };
    }

    private String difference(Purchase purchase, Payment payment) {
        if (payment.amountMinor() != purchase.amountMinor()) {
            return "Amount %d instead of %d."
                    .formatted(payment.amountMinor(), purchase.amountMinor());
        }
        if (!payment.currency().equals(purchase.currency())) {
            return "Currency " + payment.currency() + " instead of " + purchase.currency() + ".";
        }
        if (!config.isLocal() && !payment.domain().equals("live")) {
            return "A payment of the domain " + payment.domain() + ".";
        }
        return "";
    }

    /// The idempotency key is made of the purchase, so that it is credited once.
    private PaymentVerdict credit(Purchase purchase) {
        Instant now = clock.instant();
        List<Grant> grants = grants(purchase, now);
        StoredResponse result =
                committer.decide(
                        purchase.workspace(),
                        IdempotencyKey.once("purchase " + purchase.id()),
                        state -> credited(purchase, grants, state, now));
        return result.replayed()
                ? new PaymentVerdict("repeated", "It was credited before.")
                : new PaymentVerdict("credited", result.json());
    }

    private WalletWrite credited(
            Purchase purchase, List<Grant> grants, WalletState state, Instant now) {
        Change change = state.grant(grants, purchase.id(), now);
        List<OutgoingEvent> events = new ArrayList<>(LedgerEvents.of(state, change, now));
        events.add(PaymentEvents.succeeded(purchase, now));
        String balance = change.after().available().toDecimalString();
        return new WalletWrite(
                change, new CommandOutcome.Created(balance), null, purchase.id(), events);
    }

    /// The price is spread over all credits of the pack, so that bonus credits earn revenue too.
    private List<Grant> grants(Purchase purchase, Instant now) {
        long[] paid =
                LargestRemainder.split(
                        Credits.of(purchase.amount()).micros(),
                        purchase.credits().micros(),
                        purchase.bonus().micros());
        List<Grant> grants = new ArrayList<>();
        grants.add(grant(purchase, Grant.GrantKind.PURCHASE, purchase.credits(), paid[0], now));
        if (purchase.bonus().isPositive()) {
            grants.add(grant(purchase, Grant.GrantKind.BONUS, purchase.bonus(), paid[1], now));
        }
        return grants;
    }

    private Grant grant(
            Purchase purchase, Grant.GrantKind kind, Credits amount, long paidMicros, Instant now) {
        return new Grant(
                ids.next(),
                kind,
                amount,
                BigDecimal.valueOf(paidMicros, MONEY_DECIMALS),
                purchase.currency(),
                purchase.id(),
                now,
                null,
                null);
    }

    private PaymentVerdict fail(Purchase purchase) {
        OutgoingEvent event = PaymentEvents.failed(purchase, clock.instant());
        boolean failed = purchases.failed(purchase, event.value());
        return failed
                ? new PaymentVerdict("failed", "The payment failed.")
                : new PaymentVerdict("repeated", "It was decided before.");
    }
}
