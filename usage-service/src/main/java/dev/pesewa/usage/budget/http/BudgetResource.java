package dev.pesewa.usage.budget.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.budget.Budget;
import dev.pesewa.usage.budget.BudgetRepository;
import dev.pesewa.usage.budget.BudgetStatus;
import dev.pesewa.usage.budget.EvaluateBudgets;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a workspace wants to spend in a month at most.
@Path("/api/usage/budgets/{workspaceId}")
@Authenticated
@RunOnVirtualThread
public class BudgetResource {

    private static final List<Integer> THRESHOLDS = List.of(50, 80, 100);
    private static final int MOST_THRESHOLDS = 10;
    private static final int HIGHEST = 1_000;
    private static final int DECIMALS = 6;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private final BudgetRepository budgets;
    private final BudgetStatus states;
    private final EvaluateBudgets judge;
    private final WorkspaceRepository workspaces;
    private final Caller caller;
    private final Clock clock;

    public BudgetResource(
            BudgetRepository budgets,
            BudgetStatus states,
            EvaluateBudgets judge,
            WorkspaceRepository workspaces,
            Caller caller,
            Clock clock) {
        this.budgets = budgets;
        this.states = states;
        this.judge = judge;
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    /// USD a month. `thresholds` are percents, 50, 80 and 100 when missing. `hardStop`: calls are
    /// refused when the budget is used up; false when missing.
    public record BudgetRequest(
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable List<Integer> thresholds,
            @Nullable Boolean hardStop) {}

    @GET
    public BudgetStatus.BudgetLevel get(@PathParam("workspaceId") String workspaceId) {
        Workspace workspace = allowed(workspaceId, Role.OWNER, Role.MEMBER);
        return states.of(workspace).orElseThrow(BudgetResource::none);
    }

    @PUT
    public BudgetStatus.BudgetLevel put(
            @PathParam("workspaceId") String workspaceId, @Nullable BudgetRequest body) {
        Workspace workspace = allowed(workspaceId, Role.OWNER);
        if (body == null) {
            throw ProblemException.malformed("body", "{\"amount\":…} is needed");
        }
        if (body.currency() != null && !body.currency().equals("USD")) {
            throw ProblemException.malformed("currency", "costs are kept in USD");
        }
        budgets.put(
                new Budget(
                        workspace.id(),
                        amount(body.amount()),
                        thresholds(body.thresholds()),
                        Boolean.TRUE.equals(body.hardStop()),
                        false,
                        clock.instant(),
                        caller.subject()));
        return states.of(workspace).orElseThrow(BudgetResource::none);
    }

    @DELETE
    public void remove(@PathParam("workspaceId") String workspaceId) {
        Workspace workspace = allowed(workspaceId, Role.OWNER);
        if (!judge.remove(workspace.id(), states.month(workspace))) {
            throw none();
        }
    }

    private static ProblemException none() {
        return ProblemException.notFound("budget; PUT one");
    }

    private static BigDecimal amount(@Nullable BigDecimal amount) {
        if (amount == null
                || amount.signum() <= 0
                || amount.compareTo(MOST) > 0
                || amount.stripTrailingZeros().scale() > DECIMALS) {
            throw ProblemException.malformed(
                    "amount", "above 0, at most 1000000000, with at most 6 decimals");
        }
        return amount;
    }

    private static List<Integer> thresholds(@Nullable List<Integer> asked) {
        if (asked == null) {
            return THRESHOLDS;
        }
        boolean fit = asked.stream().allMatch(t -> t != null && t > 0 && t <= HIGHEST);
        if (!fit || asked.size() > MOST_THRESHOLDS) {
            throw ProblemException.malformed(
                    "thresholds", "at most 10 percents between 1 and 1000");
        }
        return asked.stream().distinct().sorted().toList();
    }

    private Workspace allowed(String workspaceId, Role... roles) {
        var id = caller.workspace(workspaceId);
        caller.require(roles);
        return workspaces.get(id);
    }
}
