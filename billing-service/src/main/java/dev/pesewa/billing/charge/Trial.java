package dev.pesewa.billing.charge;

import dev.pesewa.billing.ledger.Granting;
import dev.pesewa.billing.ledger.Lot;
import dev.pesewa.billing.ledger.WalletDesk;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.ledger.Wallets;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.UniqueViolation;
import dev.pesewa.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Five free credits, once per workspace.
@ApplicationScoped
public class Trial {

    private static final Credits AMOUNT = Credits.of("5");
    private static final String TAKEN = "grant_lot_one_trial";
    private static final int CREATED = 201;

    private final WalletDesk desk;
    private final Answered answered;
    private final Ids ids;
    private final Clock clock;

    public Trial(WalletDesk desk, Answered answered, Ids ids, Clock clock) {
        this.desk = desk;
        this.answered = answered;
        this.ids = ids;
        this.clock = clock;
    }

    public record Taken(String creditsAdded, String newBalance) {}

    public Answered.Answer take(WorkspaceId workspace, Keyed keyed) {
        try {
            return answered.once(workspace, keyed, () -> decide(workspace, keyed));
        } catch (UniqueViolation taken) {
            if (!taken.constraint().equals(TAKEN)) {
                throw taken;
            }
            throw new ProblemException(
                    ProblemCode.TRIAL_TAKEN, "The workspace has had its trial. Buy a pack.");
        }
    }

    private Answered.Answer decide(WorkspaceId workspace, Keyed keyed) {
        Instant now = clock.instant();
        UUID id = ids.next();
        var lot = new Lot(id, Lot.Kind.TRIAL, AMOUNT, AMOUNT, BigDecimal.ZERO, "GHS", null, now);
        var answer = new Answered.Answer[1];
        desk.decide(
                workspace,
                state -> {
                    WalletState.Change change = state.grant(List.of(lot), id, now);
                    String balance = change.after().available().shown();
                    answer[0] = answered.answer(CREATED, new Taken(AMOUNT.shown(), balance));
                    return new Wallets.Writing(
                            state,
                            change,
                            answered.store(keyed, answer[0]),
                            null,
                            null,
                            Granting.events(change, now));
                });
        return answer[0];
    }
}
