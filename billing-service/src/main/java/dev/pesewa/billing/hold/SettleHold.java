package dev.pesewa.billing.hold;

import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.Costing;
import dev.pesewa.billing.call.LoggedCall;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.charge.CallEvents;
import dev.pesewa.billing.client.ClientCheck;
import dev.pesewa.billing.client.ClientVerdict;
import dev.pesewa.billing.commit.LedgerEvents;
import dev.pesewa.billing.commit.WalletCommitter;
import dev.pesewa.billing.commit.WalletWrite;
import dev.pesewa.billing.idempotency.CommandOutcome;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.Change;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Spends the real price of a call from its hold, once, also after the hold has expired. Example: a
/// hold of 3 settled for 2 spends 2 and gives 1 back; settled for 4 under `deny` it spends 3, and 1
/// is written off. The call is of the hold's client; a settlement that names another one is checked
/// like a charge, and leaves the hold open when it is refused.
@ApplicationScoped
public class SettleHold {

    private final CatalogCache catalogs;
    private final ClientCheck clients;
    private final WalletCommitter committer;
    private final HoldRepository holds;
    private final Costing costing;
    private final IdGenerator ids;
    private final Clock clock;

    public SettleHold(
            CatalogCache catalogs,
            ClientCheck clients,
            WalletCommitter committer,
            HoldRepository holds,
            Costing costing,
            IdGenerator ids,
            Clock clock) {
        this.catalogs = catalogs;
        this.clients = clients;
        this.committer = committer;
        this.holds = holds;
        this.costing = costing;
        this.ids = ids;
        this.clock = clock;
    }

    /// `overrun` is the part of the price above the hold; `owed` of it became debt, and `absorbed`
    /// was written off.
    public record Settled(
            String charged,
            String released,
            String overrun,
            String owed,
            String absorbed,
            boolean late,
            String newBalance,
            UUID transactionId) {}

    private record Settlement(
            Workspace workspace,
            UUID holdId,
            UUID id,
            Function<String, AiCall> usage,
            ClientVerdict client,
            Instant at) {}

    /// `usage` makes the call of the feature that the hold is for; `clientId` is the one it names.
    public StoredResponse settle(
            Workspace workspace,
            UUID holdId,
            @Nullable String clientId,
            Function<String, AiCall> usage,
            @Nullable IdempotencyKey key) {
        ClientVerdict client = clients.now(workspace.id(), clientId);
        var settlement =
                new Settlement(workspace, holdId, ids.next(), usage, client, clock.instant());
        StoredResponse result =
                committer.decide(workspace.id(), key, state -> ifOpen(settlement, state));
        return result.isNone()
                ? committer.decideAlone(workspace.id(), key, state -> inAnyCase(settlement, state))
                : result;
    }

    private @Nullable WalletWrite ifOpen(Settlement settlement, WalletState state) {
        Hold hold = state.hold(settlement.holdId());
        if (hold == null) {
            return null;
        }
        var priced = priced(settlement, hold);
        Change change =
                state.settle(hold.id(), priced.price(), settlement.id(), settlement.at())
                        .orElseThrow();
        return written(priced, state, change, false);
    }

    /// The hold is not among the open ones: it has expired, or ended otherwise, or never was.
    private @Nullable WalletWrite inAnyCase(Settlement settlement, WalletState state) {
        if (state.hold(settlement.holdId()) != null) {
            return ifOpen(settlement, state);
        }
        HoldRepository.Standing standing =
                holds.find(settlement.workspace().id(), settlement.holdId())
                        .orElseThrow(() -> ProblemException.notFound("hold"));
        if (standing.status() != Hold.HoldStatus.EXPIRED) {
            throw CloseHold.ended(standing.status());
        }
        var priced = priced(settlement, standing.hold());
        Change change =
                state.settleLate(standing.hold(), priced.price(), settlement.id(), settlement.at());
        return written(priced, state, change, true);
    }

    private record PricedSettlement(
            Settlement settlement, Hold hold, AiCall call, LoggedCall.Cost cost, Credits price) {}

    private PricedSettlement priced(Settlement settlement, Hold hold) {
        Hold.Purpose purpose = hold.purpose();
        String feature = purpose.feature();
        AiCall reported =
                ofClient(
                        settlement,
                        purpose,
                        settlement.usage().apply(feature == null ? AiCall.BY_TOKENS : feature));
        AiCall call =
                reported.model() == null
                        ? reported.of(purpose.provider(), purpose.model())
                        : reported;
        LoggedCall.Cost cost =
                costing.cost(call, settlement.workspace().currency(), settlement.at());
        return new PricedSettlement(
                settlement, hold, call, cost, price(hold, call, cost, settlement.at()));
    }

    private static AiCall ofClient(Settlement settlement, Hold.Purpose purpose, AiCall reported) {
        String named = reported.clientId();
        if (named == null) {
            return reported.of(purpose.clientId());
        }
        return named.equals(purpose.clientId()) ? reported : settlement.client().admit(reported);
    }

    private Credits price(Hold hold, AiCall call, LoggedCall.Cost cost, Instant at) {
        if (!call.success()) {
            return Credits.ZERO;
        }
        if (hold.purpose().model() == null) {
            return hold.amount();
        }
        BigDecimal usd = cost.usd();
        if (usd == null) {
            throw new ProblemException(
                    ProblemCode.REFUSED,
                    (call.tokens().total() == 0
                                    ? "The call has neither tokens nor a cost."
                                    : "No price is known for the model " + call.model() + ".")
                            + " Settle with cost; the hold stays open until then.");
        }
        BigDecimal markup =
                catalogs.version(hold.purpose().priceVersion())
                        .map(Catalog::tokenMarkup)
                        .orElse(BigDecimal.ONE);
        return costing.credits(usd, markup, at);
    }

    private WalletWrite written(
            PricedSettlement priced, WalletState before, Change change, boolean late) {
        Settlement settlement = priced.settlement();
        LoggedCall logged = logged(priced, change);
        List<OutgoingEvent> events =
                new ArrayList<>(LedgerEvents.of(before, change, settlement.at()));
        events.addAll(CallEvents.of(logged, change));
        var outcome = new CommandOutcome.Done(settled(priced, change, late));
        return new WalletWrite(change, outcome, logged, null, events);
    }

    private static LoggedCall logged(PricedSettlement priced, Change change) {
        Settlement settlement = priced.settlement();
        boolean success = priced.call().success();
        return new LoggedCall(
                settlement.id(),
                priced.hold().id(),
                success ? LoggedCall.CallOutcome.CHARGED : LoggedCall.CallOutcome.FAILED,
                priced.call(),
                priced.cost(),
                new LoggedCall.Paid(
                        priced.price(),
                        change.bill().charged(),
                        change.bill().writtenOff(),
                        change.bill().revenue(),
                        change.after().available()),
                priced.hold().purpose().priceVersion(),
                settlement.at());
    }

    private static Settled settled(PricedSettlement priced, Change change, boolean late) {
        Credits more = priced.price().minus(priced.hold().amount());
        return new Settled(
                change.bill().charged().toDecimalString(),
                change.bill().released().toDecimalString(),
                (more.isPositive() ? more : Credits.ZERO).toDecimalString(),
                change.bill().owed().toDecimalString(),
                change.bill().writtenOff().toDecimalString(),
                late,
                change.after().available().toDecimalString(),
                priced.settlement().id());
    }
}
