package dev.pesewa.billing.purchase;

import dev.pesewa.billing.ledger.Granting;
import dev.pesewa.billing.ledger.Lot;
import dev.pesewa.billing.ledger.WalletDesk;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.ledger.Wallets;
import dev.pesewa.billing.purchase.PaymentProvider.Payment;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kit.id.Ids;
import dev.pesewa.kit.log.LogEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Acts on the provider's word about a payment, once (I5), however often and in whatever order it
/// is told.
@ApplicationScoped
public class Settle {

    private final Purchases purchases;
    private final WalletDesk desk;
    private final Ids ids;
    private final Clock clock;
    private final PaymentConfig config;

    public Settle(
            Purchases purchases, WalletDesk desk, Ids ids, Clock clock, PaymentConfig config) {
        this.purchases = purchases;
        this.desk = desk;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /// What came of it; `detail` is for people.
    public record Verdict(String verdict, String detail) {}

    public Verdict settle(Payment payment) {
        Optional<Purchase> known = purchases.byReference(payment.reference());
        if (known.isEmpty()) {
            return new Verdict("mismatch", "No purchase has this reference.");
        }
        Purchase purchase = known.get();
        return switch (payment.state()) {
            case WAITING -> new Verdict("ignored", "The payment is not decided yet.");
            case FAILED -> fail(purchase);
            case SUCCEEDED -> {
                String difference = difference(purchase, payment);
                yield difference.isEmpty() ? credit(purchase) : new Verdict("mismatch", difference);
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

    private Verdict credit(Purchase purchase) {
        Instant now = clock.instant();
        var verdict = new Verdict[] {new Verdict("repeated", "It was credited before.")};
        desk.decide(
                purchase.workspace(),
                state -> {
                    Purchase present =
                            purchases.byId(purchase.workspace(), purchase.id()).orElseThrow();
                    if (present.status() == Purchase.Status.SUCCESSFUL) {
                        return null;
                    }
                    WalletState.Change change =
                            state.grant(lots(purchase, now), purchase.id(), now);
                    verdict[0] = new Verdict("credited", change.after().available().shown());
                    List<LogEntry> events = new ArrayList<>(Granting.events(change, now));
                    events.add(PaymentEvents.succeeded(purchase, now));
                    return new Wallets.Writing(state, change, null, null, purchase.id(), events);
                });
        return verdict[0];
    }

    private List<Lot> lots(Purchase purchase, Instant now) {
        return List.of(
                lot(purchase, Lot.Kind.PURCHASE, purchase.credits(), bought(purchase), now),
                lot(purchase, Lot.Kind.BONUS, purchase.bonus(), given(purchase), now));
    }

    /// The price is spread over all credits of the pack, so that a burnt bonus credit earns too;
    /// the bonus takes what the other part leaves, so the parts sum to the whole.
    private static BigDecimal given(Purchase purchase) {
        return purchase.amount().subtract(bought(purchase));
    }

    private static BigDecimal bought(Purchase purchase) {
        BigDecimal total = purchase.credits().plus(purchase.bonus()).decimal();
        return purchase.amount()
                .multiply(purchase.credits().decimal())
                .divide(total, 6, java.math.RoundingMode.HALF_EVEN);
    }

    private Lot lot(
            Purchase purchase, Lot.Kind kind, Credits amount, BigDecimal paid, Instant now) {
        return new Lot(
                ids.next(), kind, amount, amount, paid, purchase.currency(), purchase.id(), now);
    }

    private Verdict fail(Purchase purchase) {
        LogEntry event = PaymentEvents.failed(purchase, clock.instant());
        boolean failed = purchases.failed(purchase, event.value());
        return failed
                ? new Verdict("failed", "The payment failed.")
                : new Verdict("repeated", "It was decided before.");
    }
}
