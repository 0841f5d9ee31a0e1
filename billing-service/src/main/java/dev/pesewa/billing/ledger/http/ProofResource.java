package dev.pesewa.billing.ledger.http;

import dev.pesewa.billing.ledger.LedgerProof;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Shows that the books balance (I3): granted = spent + held + available + expired + voided − debt.
/// An operator who names no workspace sees the sums of all wallets.
@Tag(name = "Credits")
@Path("/api/ai/ledger/proof")
@RunOnVirtualThread
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
public class ProofResource {

    private final LedgerProof proof;
    private final Caller caller;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public ProofResource(
            LedgerProof proof, Caller caller, CurrentWorkspace workspace, Clock clock) {
        this.proof = proof;
        this.caller = caller;
        this.workspace = workspace;
        this.clock = clock;
    }

    public record ProofResponse(
            String granted,
            String spent,
            String held,
            String available,
            String expired,
            String voided,
            String debt,
            boolean balanced,
            long walletsChecked,
            String headHash,
            Instant asOf) {}

    @Operation(
            operationId = "proveLedger",
            summary = "Whether the books balance: granted = spent + held + available + ...")
    @GET
    public ProofResponse prove(@QueryParam("workspaceId") @Nullable String workspaceId) {
        boolean all = caller.isOperator() && workspaceId == null;
        LedgerProof.Books books = proof.prove(all ? null : workspace.id());
        return new ProofResponse(
                books.granted().toDecimalString(),
                books.spent().toDecimalString(),
                books.held().toDecimalString(),
                books.available().toDecimalString(),
                books.expired().toDecimalString(),
                books.voided().toDecimalString(),
                books.debt().toDecimalString(),
                books.balanced(),
                books.wallets(),
                books.headHash(),
                clock.instant());
    }
}
