package dev.pesewa.billing.charge.http;

import dev.pesewa.billing.call.LoggedCall.CallOutcome;
import dev.pesewa.billing.call.http.FieldChecks;
import dev.pesewa.billing.charge.TransactionRepository;
import dev.pesewa.billing.charge.TransactionRepository.LoggedTransaction;
import dev.pesewa.billing.charge.TransactionRepository.TransactionFilter;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.page.DateRangeParameters;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What the calls of a workspace have cost, the newest first.
@Tag(name = "Credits")
@Path("/api/ai/transactions")
@RunOnVirtualThread
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
public class TransactionResource {

    private final TransactionRepository transactions;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public TransactionResource(
            TransactionRepository transactions, CurrentWorkspace workspace, Clock clock) {
        this.transactions = transactions;
        this.workspace = workspace;
        this.clock = clock;
    }

    /// Days are the workspace's own. Without a range all transactions are listed.
    public record TransactionParameters(
            @QueryParam("feature") @Nullable String feature,
            @QueryParam("clientId") @Nullable String clientId,
            @QueryParam("userId") @Nullable String userId,
            @QueryParam("outcome") @Schema(enumeration = {"charged", "failed", "refused"})
                    @Nullable String outcome,
            @BeanParam DateRangeParameters range) {

        TransactionFilter filter(Workspace workspace, Clock clock) {
            Period period = range.isGiven() ? range.period(workspace.zone(), clock) : null;
            return new TransactionFilter(
                    FieldChecks.text("feature", feature),
                    FieldChecks.text("clientId", clientId),
                    FieldChecks.text("userId", userId),
                    asked(),
                    period == null ? null : period.from(workspace.zone()),
                    period == null ? null : period.until(workspace.zone()));
        }

        private @Nullable CallOutcome asked() {
            try {
                return outcome == null
                        ? null
                        : CallOutcome.valueOf(outcome.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw ProblemException.malformed("outcome", "charged, failed or refused");
            }
        }
    }

    @Operation(
            operationId = "listTransactions",
            summary = "Charged, failed and refused calls, the newest first")
    @GET
    public Page<LoggedTransaction> list(
            @BeanParam TransactionParameters parameters, @BeanParam PageRequest page) {
        Workspace owner = workspace.get();
        TransactionFilter filter = parameters.filter(owner, clock);
        return page.of(
                transactions.list(owner.id(), filter, page.idBefore(), page.rows()),
                Function.identity(),
                LoggedTransaction::id);
    }

    /// `id` is the `transactionId` of a charge or of a settled hold.
    @Operation(operationId = "getTransaction", summary = "A charged, failed or refused call")
    @GET
    @Path("/{id}")
    public LoggedTransaction get(@PathParam("id") UUID id) {
        return transactions
                .find(workspace.get().id(), id)
                .orElseThrow(() -> ProblemException.notFound("transaction"));
    }
}
