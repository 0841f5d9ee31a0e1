package dev.pesewa.billing.charge.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.http.CallRequest;
import dev.pesewa.billing.charge.Charge;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.idempotency.http.IdempotencyHeaders;
import dev.pesewa.billing.idempotency.http.Responses;
import dev.pesewa.billing.privacy.CallDataPrivacy;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Charges. This request comes thousands of times a second, so it has no thread of its own: a stage
/// completes when its statement is committed.
///
/// The fields of the body are checked after the key, not by `@Valid` before it: a request that was
/// answered once is answered the same again, also when a later version checks more (I4).
@Tag(name = "Credits")
@Path(ChargeResource.PATH)
@RolesAllowed({Role.OPERATOR_CLAIM, Role.INGEST_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
public class ChargeResource {

    static final String PATH = "/api/ai/charge";

    private final Charge charge;
    private final CallDataPrivacy privacy;
    private final CurrentWorkspace current;

    public ChargeResource(Charge charge, CallDataPrivacy privacy, CurrentWorkspace current) {
        this.charge = charge;
        this.privacy = privacy;
        this.current = current;
    }

    @Operation(
            operationId = "chargeCredits",
            summary = "Charge an AI call; it is metered as a usage event too")
    @POST
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = Charge.ChargeResult.class)))
    @APIResponse(responseCode = "402", description = RejectionDescriptions.NO_CREDITS)
    @APIResponse(responseCode = "404", description = RejectionDescriptions.NO_FEATURE)
    @APIResponse(
            responseCode = "422",
            description =
                    RejectionDescriptions.NO_CLIENT
                            + RejectionDescriptions.PERSONAL_DATA
                            + RejectionDescriptions.KEY_REUSED)
    public CompletionStage<Response> charge(
            @BeanParam IdempotencyHeaders headers, @NotNull CallRequest body) {
        IdempotencyKey keyed = headers.key(PATH, RequestFingerprint.of("charge", body));
        return current.lookUp()
                .thenCompose(workspace -> charge(workspace, body, keyed))
                .thenApply(Responses::of);
    }

    private CompletionStage<StoredResponse> charge(
            Workspace workspace, CallRequest body, IdempotencyKey keyed) {
        return call(workspace, body)
                .handle(
                        (call, failed) ->
                                failed == null
                                        ? charge.charge(workspace, call, keyed)
                                        : reject(workspace, failed, keyed))
                .thenCompose(result -> result);
    }

    private CompletionStage<StoredResponse> reject(
            Workspace workspace, Throwable failed, IdempotencyKey keyed) {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        return cause instanceof ProblemException rejection
                ? charge.reject(workspace.id(), rejection, keyed)
                : CompletableFuture.failedFuture(failed);
    }

    /// Only a call with data needs the privacy setting of its workspace, which may have to be read
    /// from the database: that blocks, so it has a thread.
    private CompletionStage<AiCall> call(Workspace workspace, CallRequest body) {
        return body.hasData()
                ? CompletableFuture.supplyAsync(
                        () ->
                                body.charge(
                                        privacy.keep(
                                                workspace.id(),
                                                body.requestData(),
                                                body.responseSummary()),
                                        workspace.currency()),
                        Thread::startVirtualThread)
                : CompletableFuture.completedFuture(
                        body.charge(CallDataPrivacy.Kept.NOTHING, workspace.currency()));
    }
}
