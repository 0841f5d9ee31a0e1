package dev.pesewa.billing.ledger;

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

/// Where requests on wallets meet. Those that arrive while statements are under way wait together
/// for the next one: one statement, one commit, each with its own answer and its own refusal (ADR
/// 7). A lone request is written at once.
@ApplicationScoped
public class WalletCommitter {

    private static final Logger LOG = Logger.getLogger(WalletCommitter.class);

    private final WalletQueue line;
    private final GroupCommit clerk;
    private final DistributionSummary together;

    public WalletCommitter(
            WalletRepository wallets,
            MeterRegistry meters,
            @ConfigProperty(name = "pesewa.ledger.writers", defaultValue = "4") int writers) {
        this.line = new WalletQueue(writers, System::nanoTime);
        this.clerk = new GroupCommit(wallets);
        this.together =
                DistributionSummary.builder("pesewa.ledger.writing.size")
                        .description("Requests that shared a statement")
                        .register(meters);
        meters.gauge("pesewa.ledger.waiting", line, WalletQueue::length);
    }

    /// `repeated`: the key had its answer before, and nothing was decided now.
    public record CommittedResponse(StoredResponse answer, boolean repeated) {}

    /// `decision` is asked with the present state, perhaps more than once; what it returns is
    /// written with the answer to the key. Null writes nothing and answers `StoredResponse.NONE`.
    /// What it throws fails the stage, and nothing is written. Does not block, nor may `decision`.
    public CompletionStage<CommittedResponse> submit(
            WorkspaceId workspace,
            @Nullable IdempotencyKey keyed,
            Function<WalletState, @Nullable WalletWrite> decision) {
        return enter(new PendingCommand(workspace, keyed, decision, false, false));
    }

    /// The same, waited for on a virtual thread; `decision` may block.
    public CommittedResponse decide(
            WorkspaceId workspace,
            @Nullable IdempotencyKey keyed,
            Function<WalletState, @Nullable WalletWrite> decision) {
        return await(new PendingCommand(workspace, keyed, decision, false, true));
    }

    /// The same for decisions that read more than the state, such as a row of an expired hold: what
    /// they read cannot have changed when the wallet's version has not.
    public CommittedResponse decideAlone(
            WorkspaceId workspace,
            @Nullable IdempotencyKey keyed,
            Function<WalletState, @Nullable WalletWrite> decision) {
        return await(new PendingCommand(workspace, keyed, decision, true, true));
    }

    /// For a request that is refused before its wallet is asked, by something that may have been
    /// otherwise before, such as a catalog: if its key has an answer, that is told.
    public static Function<WalletState, @Nullable WalletWrite> refusing(ProblemException refused) {
        return _ -> {
            throw refused;
        };
    }

    private CommittedResponse await(PendingCommand ticket) {
        try {
            return enter(ticket).toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private CompletionStage<CommittedResponse> enter(PendingCommand ticket) {
        if (line.enter(ticket)) {
            write();
        }
        return ticket.told;
    }

    /// A writer: goes on as long as somebody waits. The usual batch is decided on the thread that
    /// brought it or that the one before ended on, and nobody waits for the database; the others
    /// have a thread of their own.
    private void write() {
        Map<WorkspaceId, List<PendingCommand>> batch = line.take();
        CompletionStage<Map<WorkspaceId, List<PendingCommand>>> quick = quickly(batch);
        if (quick == null) {
            thoroughly(batch, batch);
        } else {
            quick.whenComplete(
                    (left, bug) -> {
                        if (bug == null && left.isEmpty()) {
                            end(batch);
                        } else {
                            thoroughly(batch, bug == null ? left : batch);
                        }
                    });
        }
    }

    private @Nullable CompletionStage<Map<WorkspaceId, List<PendingCommand>>> quickly(
            Map<WorkspaceId, List<PendingCommand>> batch) {
        try {
            return clerk.quickly(batch);
        } catch (RuntimeException bug) {
            LOG.error("A writing could not be made; its requests are decided one by one", bug);
            return null;
        }
    }

    private void thoroughly(
            Map<WorkspaceId, List<PendingCommand>> batch,
            Map<WorkspaceId, List<PendingCommand>> left) {
        Thread.ofVirtual()
                .name("ledger-writer")
                .start(
                        () -> {
                            try {
                                clerk.serve(left);
                            } catch (RuntimeException | Error bug) {
                                LOG.error("A writing was given up; its requests are told so", bug);
                            }
                            end(batch);
                        });
    }

    private void end(Map<WorkspaceId, List<PendingCommand>> batch) {
        boolean more = line.leave(batch.keySet());
        if (more) {
            // First, so that the database is busy while answers are written.
            write();
        }
        batch.values().stream().flatMap(Collection::stream).forEach(PendingCommand::tell);
        together.record(batch.values().stream().mapToInt(List::size).sum());
    }
}
