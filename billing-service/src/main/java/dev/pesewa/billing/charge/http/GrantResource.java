package dev.pesewa.billing.charge.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.pesewa.billing.call.http.FieldChecks;
import dev.pesewa.billing.charge.GrantCredits;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.billing.idempotency.http.IdempotencyHeaders;
import dev.pesewa.billing.idempotency.http.Responses;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.json.DecimalTextDeserializer;
import dev.pesewa.kit.page.DateParameters;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Grants by an operator to the workspace that `?workspaceId=` names.
@Tag(name = "Credits")
@Path("/api/billing/grants")
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_CLAIM)
public class GrantResource {

    /// Where a grant is seen by its workspace too.
    static final String COLLECTION = "/api/ai/grants";

    private final GrantCredits grants;
    private final CurrentWorkspace workspace;

    public GrantResource(GrantCredits grants, CurrentWorkspace workspace) {
        this.grants = grants;
        this.workspace = workspace;
    }

    /// `credits` is a decimal such as `"5.00"`; `reason` is kept with the grant; a grant without
    /// `expiresAt` never expires.
    public record GrantRequest(
            @NotNull(message = "is needed, such as \"5.00\"")
                    @JsonDeserialize(using = DecimalTextDeserializer.class)
                    String credits,
            @Nullable String reason,
            @Nullable Instant expiresAt) {}

    @Operation(operationId = "grantCredits", summary = "Give credits to a workspace")
    @POST
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = GrantCredits.GrantResult.class)))
    @APIResponse(responseCode = "422", description = RejectionDescriptions.KEY_REUSED)
    public Response grant(
            @BeanParam IdempotencyHeaders headers, @NotNull @Valid GrantRequest body) {
        WorkspaceId receiver = workspace.get().id();
        Credits credits = FieldChecks.credits("credits", body.credits());
        if (!credits.isPositive()) {
            throw ProblemException.malformed("credits", "more than nothing");
        }
        Instant end = DateParameters.near("expiresAt", body.expiresAt());
        String reason = FieldChecks.needed("reason", body.reason());
        IdempotencyKey key =
                headers.key("/api/billing/grants", RequestFingerprint.of("grant", body));
        return Responses.of(grants.adjustment(receiver, credits, reason, end, key), COLLECTION);
    }
}
