package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.page.DecimalLimits;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What an active user costs against what one pays.
@Tag(name = "Cost per active user")
@Path("/api/usage/unit-economics/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class UnitEconomicsResource {

    /// Under this margin the answer warns.
    private static final BigDecimal HEALTHY = new BigDecimal("0.70");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private final CauResponse cau;
    private final CurrentExchangeRates rates;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public UnitEconomicsResource(
            StatisticsRepository statistics,
            CurrentExchangeRates rates,
            CurrentWorkspace workspace,
            Clock clock) {
        this.cau = new CauResponse(statistics);
        this.rates = rates;
        this.workspace = workspace;
        this.clock = clock;
    }

    /// Of `currency` per user and period. `cau` and what follows from it are null without active
    /// users. `targetCau` is what a user may cost at `targetMargin`, in percent; `warning` says
    /// that the margin is under 70 %, or that it is not known, because the cost of
    /// `unpricedMessages` is not; else null.
    public record UnitEconomics(
            @Nullable BigDecimal cau,
            BigDecimal price,
            @Nullable BigDecimal grossMargin,
            @Nullable BigDecimal grossMarginPct,
            BigDecimal targetMargin,
            BigDecimal targetCau,
            long activeUsers,
            long unpricedMessages,
            int periodDays,
            LocalDate startDate,
            LocalDate endDate,
            String currency,
            @Nullable String warning) {}

    @Operation(
            operationId = "getUnitEconomics",
            summary = "Gross margin of a price, and the cost that a margin allows")
    @GET
    public UnitEconomics get(
            @Parameter(required = true) @QueryParam("price") @Nullable BigDecimal asked,
            @QueryParam("targetMargin") @Nullable BigDecimal targetMargin,
            @BeanParam FilterParameters parameters) {
        Workspace own = workspace.get();
        BigDecimal price = DecimalLimits.plain("price", asked);
        if (price == null || price.signum() <= 0 || price.compareTo(MOST) > 0) {
            throw ProblemException.malformed(
                    "price",
                    "what a user pays in the period, in the answer's currency: ?price=9.99");
        }
        BigDecimal target = ratio(DecimalLimits.plain("targetMargin", targetMargin));
        return economics(cau.of(parameters.filter(own, rates, clock)), price, target);
    }

    /// The documents say 0.70, our answers 70: both are understood. 1 could be either.
    private static BigDecimal ratio(@Nullable BigDecimal margin) {
        if (margin == null) {
            return HEALTHY;
        }
        if (margin.signum() < 0
                || margin.compareTo(BigDecimal.ONE) == 0
                || margin.compareTo(HUNDRED) >= 0) {
            throw ProblemException.malformed(
                    "targetMargin", "a ratio below 1 such as 0.70, or a percentage such as 70");
        }
        return margin.compareTo(BigDecimal.ONE) < 0 ? margin : margin.movePointLeft(2);
    }

    private static UnitEconomics economics(
            CauResponse.PeriodCau found, BigDecimal price, BigDecimal target) {
        BigDecimal cost = found.cau();
        boolean known = found.unpricedMessages() == 0;
        BigDecimal margin = cost == null || !known ? null : price.subtract(cost);
        BigDecimal targetCau = price.multiply(BigDecimal.ONE.subtract(target));
        boolean thin = margin != null && margin.compareTo(price.multiply(HEALTHY)) < 0;
        return new UnitEconomics(
                found.cau(),
                Rounding.cost(price),
                margin == null ? null : Rounding.cost(margin),
                margin == null ? null : Rounding.percent(margin, price),
                Rounding.percent(target),
                Rounding.cost(targetCau),
                found.activeUsers(),
                found.unpricedMessages(),
                found.periodDays(),
                found.startDate(),
                found.endDate(),
                found.currency(),
                warning(found, thin));
    }

    private static @Nullable String warning(CauResponse.PeriodCau found, boolean thin) {
        if (found.unpricedMessages() > 0) {
            return "The cost of "
                    + found.unpricedMessages()
                    + " messages is not known, so the margin is not known.";
        }
        return thin ? "The gross margin is under 70 %." : null;
    }
}
