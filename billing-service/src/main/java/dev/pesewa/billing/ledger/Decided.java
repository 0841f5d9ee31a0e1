package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tickets on one wallet with the decisions that were made for them, one after another. Those that
/// repeat a key of the same batch get the answer of the first; the `idle` ones write nothing,
/// because they were refused by an exception or had nothing to do.
record Decided(
        WalletWriting writing,
        Map<Ticket, Answer> answers,
        Map<Ticket, Ticket> repetitions,
        List<Ticket> idle) {

    static Decided of(WalletState state, List<Ticket> tickets) {
        var writing = new WalletWriting(state);
        Map<Ticket, Answer> answers = new LinkedHashMap<>();
        Map<Ticket, Ticket> repetitions = new LinkedHashMap<>();
        List<Ticket> idle = new ArrayList<>();
        Map<String, Ticket> first = new HashMap<>();
        for (Ticket ticket : tickets) {
            ticket.reopen();
            Keyed keyed = ticket.keyed;
            Ticket earlier = keyed == null ? null : first.get(keyed.key());
            if (earlier != null) {
                repetitions.put(ticket, earlier);
            } else if (!decide(ticket, writing, answers)) {
                idle.add(ticket);
            } else if (keyed != null) {
                first.put(keyed.key(), ticket);
            }
        }
        return new Decided(writing, answers, repetitions, idle);
    }

    /// False when there is nothing to write.
    private static boolean decide(
            Ticket ticket, WalletWriting writing, Map<Ticket, Answer> answers) {
        try {
            Writing wanted = ticket.decision.apply(writing.state());
            if (wanted == null) {
                ticket.succeed(Answer.NONE, false);
                return false;
            }
            writing.add(wanted, ticket.keyed);
            answers.put(ticket, wanted.answer());
            return true;
        } catch (RuntimeException refused) {
            ticket.fail(refused);
            return false;
        }
    }

    /// It is written.
    void succeed() {
        answers.forEach((ticket, answer) -> ticket.succeed(answer, false));
        repetitions.forEach(
                (ticket, earlier) -> repeat(ticket, earlier.keyed, answers.get(earlier)));
    }

    private static void repeat(Ticket ticket, @Nullable Keyed earlier, @Nullable Answer answer) {
        if (earlier == null || answer == null) {
            throw new IllegalStateException("A repetition without a first request");
        }
        tell(ticket, new Wallets.StoredAnswer(earlier.requestHash(), answer));
    }

    /// It is not written, perhaps because some keys had been answered before: those are told. Gives
    /// the others, to be decided again.
    List<Ticket> answered(Map<Wallets.KeyOf, Wallets.StoredAnswer> known) {
        List<Ticket> left = new ArrayList<>();
        for (Ticket ticket : answers.keySet()) {
            addUnlessAnswered(ticket, known, left);
        }
        for (Ticket ticket : repetitions.keySet()) {
            addUnlessAnswered(ticket, known, left);
        }
        return left;
    }

    private static void addUnlessAnswered(
            Ticket ticket, Map<Wallets.KeyOf, Wallets.StoredAnswer> known, List<Ticket> left) {
        Wallets.StoredAnswer stored = known.get(ticket.keyOrNone());
        if (stored == null) {
            left.add(ticket);
        } else {
            tell(ticket, stored);
        }
    }

    /// A request that would be refused now is told what it was answered before.
    void repeatIdle(Map<Wallets.KeyOf, Wallets.StoredAnswer> known) {
        idle.forEach(ticket -> addUnlessAnswered(ticket, known, new ArrayList<>()));
    }

    private static void tell(Ticket ticket, Wallets.StoredAnswer stored) {
        if (ticket.keyed == null || !stored.requestHash().equals(ticket.keyed.requestHash())) {
            ticket.fail(
                    new ProblemException(
                            ProblemCode.IDEMPOTENCY_KEY_REUSED,
                            "This key was used for another request."
                                    + " Use a new key for a new request."));
        } else {
            ticket.succeed(stored.answer(), true);
        }
    }
}
