package dev.pesewa.billing.charge.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.billing.charge.GrantCredits;
import dev.pesewa.billing.charge.postgres.GrantRepository;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.billing.idempotency.http.IdempotencyHeaders;
import dev.pesewa.billing.idempotency.http.Responses;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The balance of a workspace, and its trial.
@Tag(
        name = "Credits",
        description = "The balance of a workspace, its charges and its transactions.")
@Path("/api/ai")
@RunOnVirtualThread
public class WalletResource {

    private final GrantCredits grants;
    private final GrantRepository granted;
    private final WalletRepository wallets;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public WalletResource(
            GrantCredits grants,
            GrantRepository granted,
            WalletRepository wallets,
            CurrentWorkspace workspace,
            Clock clock) {
        this.grants = grants;
        this.granted = granted;
        this.wallets = wallets;
        this.workspace = workspace;
        this.clock = clock;
    }

    /// `balance` is `available`; `held` is set aside by open holds; `debt` is repaid by the next
    /// credits that come.
    public record CreditsResponse(
            String balance,
            String available,
            String held,
            String debt,
            String totalPurchased,
            String totalUsed,
            boolean hasMonthlyAddon,
            @Nullable Object monthlyAddonDetails,
            long seq,
            Instant asOf) {}

    @Operation(operationId = "getCredits", summary = "The balance of a workspace")
    @GET
    @Path("/credits")
    @RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
    public CreditsResponse credits() {
        WalletState state = wallets.load(workspace.get().id());
        Instant now = clock.instant();
        String available = state.availableAt(now).toDecimalString();
        return new CreditsResponse(
                available,
                available,
                state.totals().held().toDecimalString(),
                state.totals().debt().toDecimalString(),
                state.totals().purchased().toDecimalString(),
                state.totals().used().toDecimalString(),
                false,
                null,
                state.seq(),
                now);
    }

    /// Credits that were put into the wallet: a trial, a purchase or an operator's grant.
    @Operation(operationId = "getGrant", summary = "Credits that were put into the wallet")
    @GET
    @Path("/grants/{id}")
    @RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
    public GrantRepository.GrantedCredits grant(@PathParam("id") UUID id) {
        return granted.find(workspace.get().id(), id)
                .orElseThrow(() -> ProblemException.notFound("grant"));
    }

    @Operation(operationId = "startTrial", summary = "Take the trial credits, once")
    @POST
    @Path("/trial")
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true)
    @RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = GrantCredits.GrantResult.class)))
    @APIResponse(responseCode = "409", description = "trial-taken: it is given once")
    @APIResponse(responseCode = "422", description = RejectionDescriptions.KEY_REUSED)
    public Response trial(@BeanParam IdempotencyHeaders headers) {
        IdempotencyKey key = headers.key("/api/ai/trial", RequestFingerprint.of("trial", Map.of()));
        return Responses.of(grants.trial(workspace.get().id(), key), GrantResource.COLLECTION);
    }
}
