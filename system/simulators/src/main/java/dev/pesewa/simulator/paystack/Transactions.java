package dev.pesewa.simulator.paystack;

import dev.pesewa.simulator.paystack.Transaction.RequestedPayment;
import dev.pesewa.simulator.paystack.Transaction.TransactionState;
import dev.pesewa.simulator.paystack.Transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// All payments, in memory; the oldest are forgotten beyond a bound.
@Singleton
class Transactions {

    private static final int KEPT = 100_000;

    /// Leaves a million ids for each millisecond since the epoch: larger than 2^53, and none
    /// comes again after a restart.
    private static final int IDS_PER_MILLISECOND_BITS = 20;

    private final Map<String, Transaction> byReference = new LinkedHashMap<>();
    private final Map<String, String> referenceByCode = new HashMap<>();
    private final Clock clock;
    private long nextId;

    Transactions(Clock clock) {
        this.clock = clock;
        nextId = clock.millis() << IDS_PER_MILLISECOND_BITS;
    }

    /// Empty when the reference is taken.
    synchronized Optional<Transaction> open(RequestedPayment requested) {
        if (byReference.containsKey(requested.reference())) {
            return Optional.empty();
        }
        long id = nextId++;
        Instant now = clock.instant();
        String channel = requested.channels().isEmpty() ? "card" : requested.channels().getFirst();
        TransactionState state =
                new TransactionState(
                        TransactionStatus.ONGOING,
                        now,
                        requested.amount(),
                        requested.amount(),
                        requested.currency(),
                        channel,
                        "test");
        Transaction opened = new Transaction(id, Long.toString(id, 36), requested, now, state);
        byReference.put(requested.reference(), opened);
        referenceByCode.put(opened.accessCode(), requested.reference());
        if (byReference.size() > KEPT) {
            Transaction eldest = byReference.values().iterator().next();
            byReference.remove(eldest.requested().reference());
            referenceByCode.remove(eldest.accessCode());
        }
        return Optional.of(opened);
    }

    synchronized Optional<Transaction> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    synchronized Optional<Transaction> findByCode(String accessCode) {
        return Optional.ofNullable(referenceByCode.get(accessCode)).map(byReference::get);
    }

    synchronized Optional<Transaction> change(String reference, UnaryOperator<Transaction> change) {
        return Optional.ofNullable(
                byReference.computeIfPresent(reference, (_, present) -> change.apply(present)));
    }
}
