package dev.pesewa.billing.commit;

import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.ResponseRenderer;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.WalletState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Commands on one wallet with the decisions that were made for them, one after another. A command
/// that repeats a key of the same batch gets the response of the first. The `idle` ones write
/// nothing, because an exception rejected them or they had nothing to do.
///
/// No command learns its response before the batch is written: an idle one may be so because of a
/// command that is written before it.
record DecidedBatch(
        WalletBatch batch,
        Map<PendingCommand, StoredResponse> responses,
        Map<PendingCommand, PendingCommand> repetitions,
        List<Idle> idle) {

    /// `rejection` is null when the command was not rejected but had nothing to do.
    record Idle(PendingCommand command, @Nullable RuntimeException rejection) {

        void finish() {
            if (rejection == null) {
                command.succeed(StoredResponse.NONE);
            } else {
                command.fail(rejection);
            }
        }
    }

    static DecidedBatch of(
            WalletState state, List<PendingCommand> commands, ResponseRenderer renderer) {
        var decided =
                new DecidedBatch(
                        new WalletBatch(state),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new ArrayList<>());
        Map<String, PendingCommand> firstOfKey = new HashMap<>();
        for (PendingCommand command : commands) {
            IdempotencyKey key = command.key;
            PendingCommand earlier = key == null ? null : firstOfKey.get(key.key());
            if (earlier != null) {
                decided.repetitions.put(command, earlier);
            } else if (decided.decide(command, renderer) && key != null) {
                firstOfKey.put(key.key(), command);
            }
        }
        return decided;
    }

    /// False when the command is idle.
    private boolean decide(PendingCommand command, ResponseRenderer renderer) {
        try {
            WalletWrite write = command.decision.apply(batch.state());
            if (write == null) {
                idle.add(new Idle(command, null));
                return false;
            }
            StoredResponse response = renderer.render(write.outcome(), command.key);
            batch.add(write, command.key, response);
            responses.put(command, response);
            return true;
        } catch (RuntimeException rejection) {
            idle.add(new Idle(command, rejection));
            return false;
        }
    }

    /// The batch is written. An idle command whose key had a response before, as `kept` says, gets
    /// that one.
    void succeed(Map<WalletRepository.KeyOf, StoredResponse> kept) {
        responses.forEach(PendingCommand::succeed);
        repetitions.forEach((command, first) -> command.replay(responseOf(first)));
        for (Idle each : idle) {
            StoredResponse before = kept.get(each.command().keyOrNone());
            if (before == null) {
                each.finish();
            } else {
                each.command().replay(before);
            }
        }
    }

    private StoredResponse responseOf(PendingCommand first) {
        StoredResponse response = responses.get(first);
        if (response == null) {
            throw new IllegalStateException("A repetition without a first command");
        }
        return response;
    }

    /// The batch is not written, perhaps because some keys had a response before: those commands
    /// get it. Gives the others, to be decided again.
    List<PendingCommand> replayed(Map<WalletRepository.KeyOf, StoredResponse> kept) {
        List<PendingCommand> left = new ArrayList<>();
        for (PendingCommand command : commands()) {
            StoredResponse before = kept.get(command.keyOrNone());
            if (before == null) {
                left.add(command);
            } else {
                command.replay(before);
            }
        }
        return left;
    }

    private List<PendingCommand> commands() {
        List<PendingCommand> all = new ArrayList<>(responses.keySet());
        all.addAll(repetitions.keySet());
        idle.forEach(each -> all.add(each.command()));
        return all;
    }
}
