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
/// because they were refused by an exception or had nothing to do. No ticket knows of it before the
/// writing has succeeded: an idle one may be so because of one that is written before it.
record Decided(
        WalletWriting writing,
        Map<Ticket, Answer> answers,
        Map<Ticket, Ticket> repetitions,
        List<Idle> idle) {

    /// Null when it was not refused but had nothing to do.
    record Idle(Ticket ticket, @Nullable RuntimeException refusal) {

        void tell() {
            if (refusal == null) {
                ticket.succeed(Answer.NONE, false);
            } else {
                ticket.fail(refusal);
            }
        }
    }

    static Decided of(WalletState state, List<Ticket> tickets) {
        var writing = new WalletWriting(state);
        Map<Ticket, Answer> answers = new LinkedHashMap<>();
        Map<Ticket, Ticket> repetitions = new LinkedHashMap<>();
        List<Idle> idle = new ArrayList<>();
        Map<String, Ticket> first = new HashMap<>();
        for (Ticket ticket : tickets) {
            Keyed keyed = ticket.keyed;
            Ticket earlier = keyed == null ? null : first.get(keyed.key());
            if (earlier != null) {
                repetitions.put(ticket, earlier);
                continue;
            }
            try {
                Writing wanted = ticket.decision.apply(writing.state());
                if (wanted == null) {
                    idle.add(new Idle(ticket, null));
                    continue;
                }
                writing.add(wanted, keyed);
                answers.put(ticket, wanted.answer());
                if (keyed != null) {
                    first.put(keyed.key(), ticket);
                }
            } catch (RuntimeException refused) {
                idle.add(new Idle(ticket, refused));
            }
        }
        return new Decided(writing, answers, repetitions, idle);
    }

    /// It is written. An idle request whose key was answered before, as `known` says, is told that.
    void succeed(Map<Wallets.KeyOf, Wallets.StoredAnswer> known) {
        answers.forEach((ticket, answer) -> ticket.succeed(answer, false));
        repetitions.forEach(
                (ticket, earlier) -> repeat(ticket, earlier.keyed, answers.get(earlier)));
        for (Idle each : idle) {
            Wallets.StoredAnswer stored = known.get(each.ticket().keyOrNone());
            if (stored == null) {
                each.tell();
            } else {
                tell(each.ticket(), stored);
            }
        }
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
        for (Ticket ticket : tickets()) {
            Wallets.StoredAnswer stored = known.get(ticket.keyOrNone());
            if (stored == null) {
                left.add(ticket);
            } else {
                tell(ticket, stored);
            }
        }
        return left;
    }

    private List<Ticket> tickets() {
        List<Ticket> all = new ArrayList<>(answers.keySet());
        all.addAll(repetitions.keySet());
        idle.forEach(each -> all.add(each.ticket()));
        return all;
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
