package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.analytics.StatisticsReport;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.analytics.UserUsage;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.currency.ReportCurrency;
import dev.pesewa.usage.rollup.Measure;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What each user cost: all of them in the order of their ids.
@Tag(name = "Statistics")
@Path("/api/usage/users/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class UserCostResource {

    private final StatisticsRepository statistics;
    private final CurrentExchangeRates rates;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public UserCostResource(
            StatisticsRepository statistics,
            CurrentExchangeRates rates,
            CurrentWorkspace workspace,
            Clock clock) {
        this.statistics = statistics;
        this.rates = rates;
        this.workspace = workspace;
        this.clock = clock;
    }

    /// `averageCost` is what one message cost; the days are the first and last with a call.
    public record UserCostResponse(
            String userId,
            BigDecimal cost,
            String currency,
            long messages,
            BigDecimal averageCost,
            @Schema(ref = "Tokens") Map<String, Long> tokens,
            @Nullable BigDecimal successRate,
            LocalDate firstDay,
            LocalDate lastDay) {

        static UserCostResponse of(UserUsage use, ReportCurrency currency) {
            var totals = use.totals();
            return new UserCostResponse(
                    use.userId(),
                    Rounding.cost(totals.cost()),
                    currency.code(),
                    totals.messages(),
                    Rounding.costPer(totals.cost(), BigDecimal.valueOf(totals.messages())),
                    totals.tokens(),
                    StatisticsReport.rate(totals, Measure.SUCCEEDED),
                    use.firstDay(),
                    use.lastDay());
        }
    }

    @Operation(operationId = "listUserCosts", summary = "What each user cost")
    @GET
    public Page<UserCostResponse> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @BeanParam FilterParameters parameters) {
        UsageFilter filter = filter(parameters);
        int size = Page.limit(limit);
        var users =
                statistics.users(filter, FilterParameters.cursor(cursor), size + 1).stream()
                        .map(use -> UserCostResponse.of(use, filter.currency()))
                        .toList();
        return Page.of(users, size, UserCostResponse::userId);
    }

    /// 404 for a user without a call in the period.
    @Operation(operationId = "getUserCost", summary = "What one user cost")
    @GET
    @Path("/{userId}")
    public UserCostResponse one(
            @PathParam("userId") String userId, @BeanParam FilterParameters parameters) {
        UsageFilter filter = filter(parameters);
        UsageFilter own = filter.ofUser(FilterParameters.cursor(userId));
        return statistics.users(own, "", 1).stream()
                .findFirst()
                .map(use -> UserCostResponse.of(use, filter.currency()))
                .orElseThrow(() -> ProblemException.notFound("user with calls in the period"));
    }

    private UsageFilter filter(FilterParameters parameters) {
        return parameters.filter(workspace.get(), rates, clock);
    }
}
