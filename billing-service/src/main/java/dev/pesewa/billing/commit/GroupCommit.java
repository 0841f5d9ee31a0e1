package dev.pesewa.billing.commit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pesewa.billing.idempotency.ResponseRenderer;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.database.RolledBackException;
import dev.pesewa.kit.database.UniqueViolationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Decides and writes a batch of commands. Remembers the states it has written; another
/// replica's write is noticed by the version, and the decision is made again (ADR 3). No wallet is
/// in two batches at once.
final class GroupCommit {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final int REMEMBERED = 20_000;
    private static final int TRIES = 50;

    private final WalletRepository wallets;
    private final ResponseRenderer renderer;
    private final Cache<WorkspaceId, WalletState> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    GroupCommit(WalletRepository wallets, ResponseRenderer renderer) {
        this.wallets = wallets;
        this.renderer = renderer;
    }

    /// The fast path of nearly every batch: all states are remembered, no decision may block, and
    /// every command writes something, so nothing has to be read first and no thread waits. The
    /// stage gives the commands that are left for `commit`. Null when the batch needs reading.
    @Nullable CompletionStage<Map<WorkspaceId, List<PendingCommand>>> commitWithoutReading(
            Map<WorkspaceId, List<PendingCommand>> batch) {
        List<DecidedBatch> decided = new ArrayList<>();
        for (Map.Entry<WorkspaceId, List<PendingCommand>> each : batch.entrySet()) {
            WalletState state = remembered.getIfPresent(each.getKey());
            if (state == null || each.getValue().stream().anyMatch(command -> command.mayBlock)) {
                return null;
            }
            DecidedBatch first = DecidedBatch.of(state, each.getValue(), renderer);
            if (!first.idle().isEmpty()) {
                return null;
            }
            decided.add(first);
        }
        return wallets.write(decided.stream().map(DecidedBatch::batch).toList())
                .handle((moved, failed) -> leftOf(batch, decided, moved, failed));
    }

    /// After an outage it is unknown whether the statement was committed, so the commands fail and
    /// their callers retry under the same keys. After any other failure they are decided again.
    private Map<WorkspaceId, List<PendingCommand>> leftOf(
            Map<WorkspaceId, List<PendingCommand>> batch,
            List<DecidedBatch> decided,
            @Nullable Set<WorkspaceId> moved,
            @Nullable Throwable failed) {
        if (moved != null) {
            return settled(decided, moved, Map.of());
        }
        remembered.invalidateAll(batch.keySet());
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        if (cause instanceof DatabaseUnavailableException unknown
                && !(cause instanceof RolledBackException)) {
            failAll(batch, unknown);
            return Map.of();
        }
        return batch;
    }

    /// Every command has a result or a failure afterwards.
    void commit(Map<WorkspaceId, List<PendingCommand>> batch) {
        try {
            Map<WorkspaceId, List<PendingCommand>> left = batch;
            for (int attempt = 0; attempt < TRIES && !left.isEmpty(); attempt++) {
                left = attempt(left);
            }
            failAll(
                    left,
                    new ProblemException(
                            ProblemCode.UNAVAILABLE,
                            "The wallet is very busy. Send the same request again."));
        } catch (DatabaseUnavailableException unknown) {
            remembered.invalidateAll(batch.keySet());
            failAll(batch, unknown);
        } catch (RuntimeException rejected) {
            remembered.invalidateAll(batch.keySet());
            oneByOne(batch, rejected);
        }
    }

    /// A command that the database rejects does not fail the others of its batch.
    private void oneByOne(Map<WorkspaceId, List<PendingCommand>> batch, RuntimeException rejected) {
        List<PendingCommand> open = open(batch.values());
        if (open.size() == 1) {
            open.getFirst().fail(rejected);
        } else {
            open.forEach(command -> commit(Map.of(command.workspace, List.of(command))));
        }
    }

    private static void failAll(
            Map<WorkspaceId, List<PendingCommand>> batch, RuntimeException reason) {
        open(batch.values()).forEach(command -> command.fail(reason));
    }

    private static List<PendingCommand> open(Collection<List<PendingCommand>> commands) {
        return commands.stream().flatMap(List::stream).filter(each -> !each.isDecided()).toList();
    }

    /// Decides and writes by one statement. Returns the commands to decide again, from newer states
    /// or without those whose key had a response.
    private Map<WorkspaceId, List<PendingCommand>> attempt(
            Map<WorkspaceId, List<PendingCommand>> batch) {
        List<DecidedBatch> decided = decide(batch);
        List<WalletBatch> batches =
                decided.stream().map(DecidedBatch::batch).filter(each -> !each.isEmpty()).toList();
        // A command that would be rejected now gets the response that it had before.
        Map<WalletRepository.KeyOf, StoredResponse> known =
                kept(
                        decided.stream()
                                .flatMap(each -> each.idle().stream())
                                .map(DecidedBatch.Idle::command));
        Set<WorkspaceId> moved = Set.of();
        try {
            moved = batches.isEmpty() ? moved : await(wallets.write(batches));
        } catch (RolledBackException again) {
            LOG.debug("Another replica's batch was in the way; deciding again", again);
        } catch (UniqueViolationException repeated) {
            var before = kept(decided.stream().flatMap(each -> each.responses().keySet().stream()));
            if (before.isEmpty()) {
                throw repeated;
            }
            known.putAll(before);
        }
        return settled(decided, moved, known);
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /// Gives written or replayed commands their result, and returns the others.
    private Map<WorkspaceId, List<PendingCommand>> settled(
            List<DecidedBatch> decided,
            Set<WorkspaceId> moved,
            Map<WalletRepository.KeyOf, StoredResponse> known) {
        Map<WorkspaceId, List<PendingCommand>> again = new LinkedHashMap<>();
        for (DecidedBatch each : decided) {
            WalletBatch batch = each.batch();
            if (batch.isEmpty() || moved.contains(batch.workspace())) {
                remembered.put(batch.workspace(), batch.after());
                each.succeed(known);
            } else {
                remembered.invalidate(batch.workspace());
                List<PendingCommand> left = each.replayed(known);
                if (!left.isEmpty()) {
                    again.put(batch.workspace(), left);
                }
            }
        }
        return again;
    }

    private Map<WalletRepository.KeyOf, StoredResponse> kept(Stream<PendingCommand> commands) {
        List<WalletRepository.KeyOf> keys =
                commands.filter(command -> command.key != null)
                        .map(PendingCommand::keyOrNone)
                        .toList();
        return keys.isEmpty() ? new HashMap<>() : wallets.responses(keys);
    }

    /// A rejection that writes nothing is not checked against the version of its wallet, so it only
    /// counts when it was decided from a state that was read just now.
    private List<DecidedBatch> decide(Map<WorkspaceId, List<PendingCommand>> batch) {
        Map<WorkspaceId, WalletState> states = states(batch.keySet());
        List<DecidedBatch> decided = new ArrayList<>();
        batch.forEach(
                (workspace, commands) -> {
                    DecidedBatch first =
                            DecidedBatch.of(state(states, workspace), commands, renderer);
                    decided.add(
                            first.idle().isEmpty()
                                    ? first
                                    : DecidedBatch.of(wallets.load(workspace), commands, renderer));
                });
        return decided;
    }

    private static WalletState state(Map<WorkspaceId, WalletState> states, WorkspaceId workspace) {
        return Objects.requireNonNull(states.get(workspace));
    }

    private Map<WorkspaceId, WalletState> states(Set<WorkspaceId> workspaces) {
        Map<WorkspaceId, WalletState> states = new HashMap<>();
        List<WorkspaceId> unknown = new ArrayList<>();
        for (WorkspaceId workspace : workspaces) {
            WalletState state = remembered.getIfPresent(workspace);
            if (state == null) {
                unknown.add(workspace);
            } else {
                states.put(workspace, state);
            }
        }
        if (!unknown.isEmpty()) {
            states.putAll(wallets.load(unknown));
        }
        return states;
    }
}
