package dev.pesewa.billing.charge.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.billing.charge.GrantCredits;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.billing.idempotency.http.Responses;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// What a workspace has, and how it begins.
@Path("/api/ai")
@Authenticated
@RunOnVirtualThread
public class WalletResource {

    private final GrantCredits give;
    private final WalletRepository wallets;
    private final WorkspaceRepository workspaces;
    private final Caller caller;
    private final Clock clock;

    public WalletResource(
            GrantCredits give,
            WalletRepository wallets,
            WorkspaceRepository workspaces,
            Caller caller,
            Clock clock) {
        this.give = give;
        this.wallets = wallets;
        this.workspaces = workspaces;
        this.caller = caller;
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

    @GET
    @Path("/credits")
    public CreditsResponse credits() {
        caller.require(Role.OWNER, Role.MEMBER);
        WalletState state = wallets.load(known());
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

    @POST
    @Path("/trial")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = GrantCredits.GrantResult.class)))
    @APIResponse(responseCode = "409", description = "trial-taken: it is given once")
    @APIResponse(responseCode = "422", description = RejectionDescriptions.KEY_REUSED)
    public Response trial(
            @Parameter(required = true) @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        caller.require(Role.OWNER);
        return Responses.of(
                give.trial(
                        known(),
                        IdempotencyKey.of(
                                key, "/api/ai/trial", RequestFingerprint.of("trial", Map.of()))));
    }

    private WorkspaceId known() {
        return workspaces.get(caller.workspace()).id();
    }
}
