package dev.pesewa.usage.budget.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.budget.Budget;
import dev.pesewa.usage.budget.BudgetRepository;
import dev.pesewa.usage.budget.BudgetStatus;
import dev.pesewa.usage.budget.EvaluateBudgets;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a workspace wants to spend in a month at most.
@Tag(
        name = "Budgets",
        description = "What a workspace may spend in a month, and what happens then.")
@Path("/api/usage/budgets/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
@RunOnVirtualThread
public class BudgetResource {

    private static final List<Integer> THRESHOLDS = List.of(50, 80, 100);
    private static final int MOST_THRESHOLDS = 10;
    private static final int HIGHEST_THRESHOLD = 1_000;
    private static final String LARGEST_AMOUNT = "1000000000";
    private static final int DIGITS = 10;
    private static final int DECIMALS = 6;

    private final BudgetRepository budgets;
    private final BudgetStatus status;
    private final EvaluateBudgets evaluation;
    private final CurrentExchangeRates rates;
    private final CurrentWorkspace workspace;
    private final Caller caller;
    private final Clock clock;

    public BudgetResource(
            BudgetRepository budgets,
            BudgetStatus status,
            EvaluateBudgets evaluation,
            CurrentExchangeRates rates,
            CurrentWorkspace workspace,
            Caller caller,
            Clock clock) {
        this.budgets = budgets;
        this.status = status;
        this.evaluation = evaluation;
        this.rates = rates;
        this.workspace = workspace;
        this.caller = caller;
        this.clock = clock;
    }

    /// For a month, in `currency`: the workspace's when missing, or one with an exchange rate.
    /// `thresholds` are percents, 50, 80 and 100 when missing. `hardStop`: calls are
    /// refused when the budget is used up; false when missing.
    public record BudgetRequest(
            @NotNull
                    @Positive
                    @DecimalMax(LARGEST_AMOUNT)
                    @Digits(integer = DIGITS, fraction = DECIMALS)
                    BigDecimal amount,
            @Nullable String currency,
            @Size(max = MOST_THRESHOLDS)
                    @Nullable List<@NotNull @Min(1) @Max(HIGHEST_THRESHOLD) Integer> thresholds,
            @Nullable Boolean hardStop) {}

    @Operation(
            operationId = "getBudget",
            summary = "The budget of a workspace, and what is spent of it")
    @GET
    @RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
    public BudgetStatus.BudgetLevel get() {
        return status.of(workspace.get()).orElseThrow(BudgetResource::none);
    }

    @Operation(operationId = "setBudget", summary = "Set the monthly budget")
    @PUT
    public BudgetStatus.BudgetLevel put(@NotNull @Valid BudgetRequest body) {
        Workspace owner = workspace.get();
        budgets.put(
                new Budget(
                        owner.id(),
                        body.amount(),
                        rates.today(owner, body.currency()),
                        thresholds(body.thresholds()),
                        Boolean.TRUE.equals(body.hardStop()),
                        false,
                        clock.instant(),
                        caller.subject()));
        return status.of(owner).orElseThrow(BudgetResource::none);
    }

    @Operation(operationId = "deleteBudget", summary = "Remove the budget")
    @DELETE
    public void remove() {
        Workspace owner = workspace.get();
        if (!evaluation.remove(owner.id(), status.month(owner))) {
            throw none();
        }
    }

    private static ProblemException none() {
        return ProblemException.notFound("budget; PUT one");
    }

    private static List<Integer> thresholds(@Nullable List<Integer> asked) {
        return asked == null ? THRESHOLDS : asked.stream().distinct().sorted().toList();
    }
}
