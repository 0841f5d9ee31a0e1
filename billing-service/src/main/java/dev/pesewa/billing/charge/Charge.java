package dev.pesewa.billing.charge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.Feature;
import dev.pesewa.billing.ledger.WalletDesk;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.ledger.Wallets;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.Ids;
import dev.pesewa.kit.log.LogEntry;
import dev.pesewa.kit.problem.Problem;
import dev.pesewa.prices.ModelPrices;
import dev.pesewa.prices.TokenCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Charges a call: one decision of the core, one statement. A refusal is logged and answered for
/// ever like a charge.
@ApplicationScoped
public class Charge {

    /// Cedis for a dollar, until rates are kept with their dates.
    public static final BigDecimal DEFAULT_RATE = new BigDecimal("16.00");

    private static final Credits LOW = Credits.of("10");
    private static final int SUCCESS = 200;

    private final WalletDesk desk;
    private final Answered answered;
    private final Ids ids;
    private final Clock clock;
    private final Catalog catalog = Catalog.CURRENT;
    private final ModelPrices prices = ModelPrices.load();

    public Charge(WalletDesk desk, Answered answered, Ids ids, Clock clock) {
        this.desk = desk;
        this.answered = answered;
        this.ids = ids;
        this.clock = clock;
    }

    public record Charged(
            boolean success,
            String creditsCharged,
            String newBalance,
            UUID transactionId,
            boolean lowCreditWarning,
            @Nullable BigDecimal profitMargin,
            int priceVersion) {}

    public Answered.Answer charge(WorkspaceId workspace, ChargeCommand command, Keyed keyed) {
        Feature feature = catalog.feature(command.feature());
        Credits price = command.success() ? feature.price() : Credits.ZERO;
        Instant now = clock.instant();
        var call = new Call(workspace, ids.next(), command, price, cost(command, now), now);
        return answered.once(workspace, keyed, () -> decide(call, keyed));
    }

    /// What the rest needs to know of one call.
    record Call(
            WorkspaceId workspace,
            UUID id,
            ChargeCommand command,
            Credits price,
            @Nullable BigDecimal costUsd,
            Instant at) {}

    private Answered.Answer decide(Call call, Keyed keyed) {
        var answer = new Answered.Answer[1];
        desk.decide(
                call.workspace(),
                state -> {
                    var change = state.charge(call.price(), call.id(), call.at());
                    answer[0] =
                            change.isPresent()
                                    ? answered.answer(SUCCESS, charged(call, change.get()))
                                    : answered.answer(
                                            ProblemCode.NOT_ENOUGH_CREDITS.status(),
                                            refused(call, state));
                    return new Wallets.Writing(
                            state,
                            change.orElseGet(state::unchanged),
                            answered.store(keyed, answer[0]),
                            row(call, change.isPresent()),
                            null,
                            change.map(made -> ChargeEvents.of(call, made))
                                    .orElse(List.<LogEntry>of()));
                });
        return answer[0];
    }

    /// The cost that was sent, else the model's price; null when neither is known.
    private @Nullable BigDecimal cost(ChargeCommand command, Instant now) {
        String model = command.model();
        if (command.costUsd() != null || model == null) {
            return command.costUsd();
        }
        var tokens =
                new TokenCounts(
                        command.inputTokens(),
                        command.cachedInputTokens(),
                        command.cacheWriteTokens(),
                        command.outputTokens());
        return prices.find(command.provider(), model, now)
                .map(match -> match.costUsd(tokens))
                .orElse(null);
    }

    private Charged charged(Call call, WalletState.Change change) {
        Credits balance = change.after().available();
        return new Charged(
                call.command().success(),
                call.price().shown(),
                balance.shown(),
                call.id(),
                balance.compareTo(LOW) < 0,
                margin(call),
                catalog.version());
    }

    /// Percent of the price, at one GHS a credit; null when the price or the cost is unknown.
    private static @Nullable BigDecimal margin(Call call) {
        BigDecimal cost = call.costUsd();
        if (cost == null || !call.price().isPositive()) {
            return null;
        }
        BigDecimal revenue = call.price().decimal();
        return revenue.subtract(cost.multiply(DEFAULT_RATE))
                .movePointRight(2)
                .divide(revenue, 2, RoundingMode.HALF_EVEN);
    }

    private static Problem refused(Call call, WalletState state) {
        Credits shortfall = call.price().minus(state.available());
        var refusal =
                new ProblemException(
                        ProblemCode.NOT_ENOUGH_CREDITS,
                        "Buy a pack (POST /api/ai/purchase) and charge again under a new key.",
                        List.of(),
                        Map.of(
                                "required", call.price().shown(),
                                "available", state.available().shown(),
                                "held", Credits.ZERO.shown(),
                                "shortfall", shortfall.shown()));
        return Problem.of(refusal, "/api/ai/charge", null);
    }

    private ObjectNode row(Call call, boolean paid) {
        ChargeCommand command = call.command();
        String outcome = !paid ? "refused" : command.success() ? "charged" : "failed";
        return JsonNodeFactory.instance
                .objectNode()
                .put("workspace_id", call.workspace().toString())
                .put("id", call.id().toString())
                .put("outcome", outcome)
                .put("feature", command.feature())
                .put("client_id", command.clientId())
                .put("user_id", command.userId())
                .put("provider", command.provider())
                .put("model", command.model())
                .put("input_tokens", command.inputTokens())
                .put("cached_input_tokens", command.cachedInputTokens())
                .put("cache_write_tokens", command.cacheWriteTokens())
                .put("output_tokens", command.outputTokens())
                .put("cost_usd", call.costUsd())
                .put("fx_rate", DEFAULT_RATE)
                .put("credits", paid ? call.price().micros() : 0L)
                .put("price_version", catalog.version())
                .put("response_ms", command.responseTimeMs())
                .put("error", command.errorMessage())
                .put("request_data", command.requestData())
                .put("charged_at", call.at().toString());
    }
}
