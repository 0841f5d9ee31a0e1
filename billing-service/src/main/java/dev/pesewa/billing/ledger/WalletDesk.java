package dev.pesewa.billing.ledger;

import dev.pesewa.kernel.WorkspaceId;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Where requests on wallets meet. Those that arrive while a statement is under way wait together
/// for the next one: one statement, one commit, each with its own answer and its own refusal (ADR
/// 7). A lone request is written at once, on its own thread.
@ApplicationScoped
public class WalletDesk {

    private final WaitingLine line;
    private final Clerk clerk;
    private final DistributionSummary together;

    public WalletDesk(
            Wallets wallets,
            MeterRegistry meters,
            @ConfigProperty(name = "pesewa.ledger.writers", defaultValue = "2") int writers) {
        this.line = new WaitingLine(writers);
        this.clerk = new Clerk(wallets);
        this.together =
                DistributionSummary.builder("pesewa.ledger.writing.size")
                        .description("Requests that shared a statement")
                        .register(meters);
        meters.gauge("pesewa.ledger.waiting", line, WaitingLine::length);
    }

    /// `repeated`: the key had its answer before, and nothing was decided now.
    public record Result(Answer answer, boolean repeated) {}

    /// `decision` is asked with the present state, perhaps more than once; what it returns is
    /// written with the answer to the key. Null writes nothing and answers `Answer.NONE`. What it
    /// throws is thrown here, and nothing is written.
    public Result decide(
            WorkspaceId workspace,
            @Nullable Keyed keyed,
            Function<WalletState, @Nullable Writing> decision) {
        return await(new Ticket(workspace, keyed, decision, false));
    }

    /// The same for decisions that read more than the state, such as a row of an expired hold: what
    /// they read cannot have changed when the wallet's version has not.
    public Result decideAlone(
            WorkspaceId workspace,
            @Nullable Keyed keyed,
            Function<WalletState, @Nullable Writing> decision) {
        return await(new Ticket(workspace, keyed, decision, true));
    }

    private Result await(Ticket ticket) {
        boolean leads = line.enter(ticket);
        while (leads || ticket.awaitTurn()) {
            lead();
            leads = false;
        }
        return ticket.result();
    }

    private void lead() {
        Map<WorkspaceId, List<Ticket>> batch = line.take();
        try {
            clerk.serve(batch);
        } finally {
            Ticket next = line.leave(batch.keySet());
            if (next != null) {
                next.lead();
            }
            batch.values().forEach(tickets -> tickets.forEach(Ticket::wake));
        }
        together.record(batch.values().stream().mapToInt(List::size).sum());
    }
}
