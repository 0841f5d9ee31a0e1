package dev.pesewa.billing.charge.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.billing.call.AiCall;
import dev.pesewa.billing.call.http.CallRequest;
import dev.pesewa.billing.charge.Charge;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.idempotency.http.Responses;
import dev.pesewa.billing.privacy.CallDataPrivacy;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Charges. The one request that is asked thousands of times a second, so it has no thread of its
/// own: it waits as a stage until its statement is committed.
@Path(ChargeResource.PATH)
@Authenticated
public class ChargeResource {

    static final String PATH = "/api/ai/charge";

    private final Charge charge;
    private final CallDataPrivacy privacy;
    private final WorkspaceRepository workspaces;
    private final Caller caller;

    public ChargeResource(
            Charge charge, CallDataPrivacy privacy, WorkspaceRepository workspaces, Caller caller) {
        this.charge = charge;
        this.privacy = privacy;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    @POST
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
            description = RejectionDescriptions.PERSONAL_DATA + RejectionDescriptions.KEY_REUSED)
    public CompletionStage<Response> charge(
            @Parameter(required = true) @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Nullable CallRequest body) {
        caller.require(Role.INGEST, Role.OWNER, Role.MEMBER);
        WorkspaceId workspace = caller.workspace();
        if (body == null) {
            throw ProblemException.malformed("body", "{\"feature\":…} is needed");
        }
        IdempotencyKey keyed = IdempotencyKey.of(key, PATH, RequestFingerprint.of("charge", body));
        return workspaces
                .lookUp(workspace)
                .thenCompose(known -> charge(known, body, keyed))
                .thenApply(Responses::of);
    }

    private CompletionStage<StoredResponse> charge(
            Workspace workspace, CallRequest body, IdempotencyKey keyed) {
        return call(workspace, body)
                .handle(
                        (call, failed) ->
                                failed == null
                                        ? charge.charge(workspace, call, keyed)
                                        : refuse(workspace, failed, keyed))
                .thenCompose(result -> result);
    }

    private CompletionStage<StoredResponse> refuse(
            Workspace workspace, Throwable failed, IdempotencyKey keyed) {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        return cause instanceof ProblemException refused
                ? charge.reject(workspace.id(), refused, keyed)
                : CompletableFuture.failedFuture(failed);
    }

    /// Only a call with data asks for the workspace's choice, which may have to be read.
    private CompletionStage<AiCall> call(Workspace workspace, CallRequest body) {
        return body.hasData()
                ? CompletableFuture.supplyAsync(
                        () ->
                                body.charge(
                                        privacy.keep(
                                                workspace.id(),
                                                body.requestData(),
                                                body.responseSummary())),
                        Thread::startVirtualThread)
                : CompletableFuture.completedFuture(body.charge(CallDataPrivacy.Kept.NOTHING));
    }
}
