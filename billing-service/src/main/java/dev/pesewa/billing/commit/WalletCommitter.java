package dev.pesewa.billing.commit;

import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.ResponseRenderer;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes commands on wallets durable. Example: fifty charges of one workspace arrive while a
/// statement is under way; they wait together, are decided one after another, and share the next
/// statement and its commit, each with its own response or rejection (ADR 7). A command that finds
/// no statement under way is written at once.
@ApplicationScoped
public class WalletCommitter {

    private static final Logger LOG = Logger.getLogger(WalletCommitter.class);

    private final WalletQueue queue;
    private final GroupCommit groupCommit;
    private final DistributionSummary together;

    public WalletCommitter(
            WalletRepository wallets,
            ResponseRenderer renderer,
            MeterRegistry meters,
            @ConfigProperty(name = "pesewa.ledger.writers", defaultValue = "4") int writers) {
        this.queue = new WalletQueue(writers, System::nanoTime);
        this.groupCommit = new GroupCommit(wallets, renderer);
        this.together =
                DistributionSummary.builder("pesewa.ledger.writing.size")
                        .description("Requests that shared a statement")
                        .register(meters);
        meters.gauge("pesewa.ledger.waiting", queue, WalletQueue::length);
    }

    /// `decision` is asked with the present state, perhaps more than once; what it returns is
    /// written together with the response to the key. Null writes nothing and answers
    /// `StoredResponse.NONE`. What it throws fails the stage, and nothing is written. Does not
    /// block, nor may `decision`.
    public CompletionStage<StoredResponse> submit(
            WorkspaceId workspace,
            @Nullable IdempotencyKey key,
            Function<WalletState, @Nullable WalletWrite> decision) {
        return enter(new PendingCommand(workspace, key, decision, false, false));
    }

    /// The same, waited for on a virtual thread; `decision` may block.
    public StoredResponse decide(
            WorkspaceId workspace,
            @Nullable IdempotencyKey key,
            Function<WalletState, @Nullable WalletWrite> decision) {
        return await(new PendingCommand(workspace, key, decision, false, true));
    }

    /// The same for decisions that read more than the state, such as a row of an expired hold: what
    /// they read cannot have changed when the wallet's version has not.
    public StoredResponse decideAlone(
            WorkspaceId workspace,
            @Nullable IdempotencyKey key,
            Function<WalletState, @Nullable WalletWrite> decision) {
        return await(new PendingCommand(workspace, key, decision, true, true));
    }

    /// For a request that is rejected before its wallet is asked, by something that may have been
    /// otherwise before, such as a catalog: if its key has a response, that is given.
    public static Function<WalletState, @Nullable WalletWrite> rejecting(
            ProblemException rejection) {
        return _ -> {
            throw rejection;
        };
    }

    private StoredResponse await(PendingCommand command) {
        try {
            return enter(command).toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private CompletionStage<StoredResponse> enter(PendingCommand command) {
        if (queue.enter(command)) {
            write();
        }
        return command.response;
    }

    /// A writer: takes batches as long as commands wait. The usual batch is decided on the thread
    /// that entered it, or on which the statement before it ended, and no thread waits for the
    /// database. Batches that must read first have a thread of their own.
    private void write() {
        Map<WorkspaceId, List<PendingCommand>> batch = queue.take();
        CompletionStage<Map<WorkspaceId, List<PendingCommand>>> quick = withoutReading(batch);
        if (quick == null) {
            reading(batch, batch);
        } else {
            quick.whenComplete(
                    (left, bug) -> {
                        if (bug == null && left.isEmpty()) {
                            end(batch);
                        } else {
                            reading(batch, bug == null ? left : batch);
                        }
                    });
        }
    }

    private @Nullable CompletionStage<Map<WorkspaceId, List<PendingCommand>>> withoutReading(
            Map<WorkspaceId, List<PendingCommand>> batch) {
        try {
            return groupCommit.commitWithoutReading(batch);
        } catch (RuntimeException bug) {
            LOG.error("A batch could not be decided; its commands are decided one by one", bug);
            return null;
        }
    }

    private void reading(
            Map<WorkspaceId, List<PendingCommand>> batch,
            Map<WorkspaceId, List<PendingCommand>> left) {
        Thread.ofVirtual()
                .name("ledger-writer")
                .start(
                        () -> {
                            try {
                                groupCommit.commit(left);
                            } catch (RuntimeException | Error bug) {
                                LOG.error("A batch was given up; its commands fail", bug);
                            }
                            end(batch);
                        });
    }

    private void end(Map<WorkspaceId, List<PendingCommand>> batch) {
        boolean more = queue.leave(batch.keySet());
        if (more) {
            // First, so that the database is busy while responses are sent.
            write();
        }
        batch.values().stream().flatMap(Collection::stream).forEach(PendingCommand::complete);
        together.record(batch.values().stream().mapToInt(List::size).sum());
    }
}
