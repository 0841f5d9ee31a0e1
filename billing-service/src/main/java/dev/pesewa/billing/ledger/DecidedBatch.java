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
record DecidedBatch(
        WalletBatch writing,
        Map<PendingCommand, StoredResponse> answers,
        Map<PendingCommand, PendingCommand> repetitions,
        List<Idle> idle) {

    /// Null when it was not refused but had nothing to do.
    record Idle(PendingCommand ticket, @Nullable RuntimeException refusal) {

        void tell() {
            if (refusal == null) {
                ticket.succeed(StoredResponse.NONE, false);
            } else {
                ticket.fail(refusal);
            }
        }
    }

    static DecidedBatch of(WalletState state, List<PendingCommand> tickets) {
        var writing = new WalletBatch(state);
        Map<PendingCommand, StoredResponse> answers = new LinkedHashMap<>();
        Map<PendingCommand, PendingCommand> repetitions = new LinkedHashMap<>();
        List<Idle> idle = new ArrayList<>();
        Map<String, PendingCommand> first = new HashMap<>();
        for (PendingCommand ticket : tickets) {
            IdempotencyKey keyed = ticket.keyed;
            PendingCommand earlier = keyed == null ? null : first.get(keyed.key());
            if (earlier != null) {
                repetitions.put(ticket, earlier);
                continue;
            }
            try {
                WalletWrite wanted = ticket.decision.apply(writing.state());
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
        return new DecidedBatch(writing, answers, repetitions, idle);
    }

    /// It is written. An idle request whose key was answered before, as `known` says, is told that.
    void succeed(Map<WalletRepository.KeyOf, WalletRepository.KeptResponse> known) {
        answers.forEach((ticket, answer) -> ticket.succeed(answer, false));
        repetitions.forEach(
                (ticket, earlier) -> repeat(ticket, earlier.keyed, answers.get(earlier)));
        for (Idle each : idle) {
            WalletRepository.KeptResponse stored = known.get(each.ticket().keyOrNone());
            if (stored == null) {
                each.tell();
            } else {
                tell(each.ticket(), stored);
            }
        }
    }

    private static void repeat(
            PendingCommand ticket,
            @Nullable IdempotencyKey earlier,
            @Nullable StoredResponse answer) {
        if (earlier == null || answer == null) {
            throw new IllegalStateException("A repetition without a first request");
        }
        tell(ticket, new WalletRepository.KeptResponse(earlier.requestHash(), answer));
    }

    /// It is not written, perhaps because some keys had been answered before: those are told. Gives
    /// the others, to be decided again.
    List<PendingCommand> answered(
            Map<WalletRepository.KeyOf, WalletRepository.KeptResponse> known) {
        List<PendingCommand> left = new ArrayList<>();
        for (PendingCommand ticket : tickets()) {
            WalletRepository.KeptResponse stored = known.get(ticket.keyOrNone());
            if (stored == null) {
                left.add(ticket);
            } else {
                tell(ticket, stored);
            }
        }
        return left;
    }

    private List<PendingCommand> tickets() {
        List<PendingCommand> all = new ArrayList<>(answers.keySet());
        all.addAll(repetitions.keySet());
        idle.forEach(each -> all.add(each.ticket()));
        return all;
    }

    private static void tell(PendingCommand ticket, WalletRepository.KeptResponse stored) {
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
