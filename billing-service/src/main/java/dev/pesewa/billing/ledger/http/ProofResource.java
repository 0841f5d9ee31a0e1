package dev.pesewa.billing.ledger.http;

import dev.pesewa.billing.ledger.LedgerProof;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Shows that the books balance: granted = spent + held + available + expired + voided - debt.
@Path("/api/ai/ledger/proof")
@Authenticated
@RunOnVirtualThread
public class ProofResource {

    private final LedgerProof proof;
    private final Caller caller;
    private final Clock clock;

    public ProofResource(LedgerProof proof, Caller caller, Clock clock) {
        this.proof = proof;
        this.caller = caller;
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

    @GET
    public ProofResponse prove(@QueryParam("workspaceId") @Nullable String workspaceId) {
        caller.require(Role.OWNER, Role.MEMBER);
        boolean all = caller.isOperator() && workspaceId == null;
        WorkspaceId workspace = all ? null : caller.workspace();
        LedgerProof.Books books = proof.prove(workspace);
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
