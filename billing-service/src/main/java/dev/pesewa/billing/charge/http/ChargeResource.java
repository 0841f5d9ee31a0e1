package dev.pesewa.billing.charge.http;

import dev.pesewa.billing.call.Call;
import dev.pesewa.billing.call.http.CallBody;
import dev.pesewa.billing.charge.Charge;
import dev.pesewa.billing.ledger.Keyed;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.Workspaces;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Charges. The one request that is asked thousands of times a second, so it has no thread of its
/// own: it waits as a stage until its statement is committed.
@Path("/api/ai/charge")
@Authenticated
public class ChargeResource {

    private final Charge charge;
    private final Workspaces workspaces;
    private final Caller caller;

    public ChargeResource(Charge charge, Workspaces workspaces, Caller caller) {
        this.charge = charge;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    @POST
    public CompletionStage<Response> charge(
            @HeaderParam(Keyed.HEADER) @Nullable String key, @Nullable CallBody body) {
        caller.require(Role.INGEST, Role.OWNER, Role.MEMBER);
        WorkspaceId workspace = caller.workspace();
        if (body == null) {
            throw ProblemException.malformed("body", "{\"feature\":…} is needed");
        }
        Keyed keyed = Keyed.of(key, "charge " + body);
        Call call = body.charge();
        return workspaces
                .lookUp(workspace)
                .thenCompose(known -> charge.charge(known, call, keyed))
                .thenApply(Replies::of);
    }
}
