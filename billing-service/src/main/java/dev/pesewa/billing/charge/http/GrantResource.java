package dev.pesewa.billing.charge.http;

import dev.pesewa.billing.call.http.Shapes;
import dev.pesewa.billing.charge.Give;
import dev.pesewa.billing.ledger.Keyed;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Dates;
import dev.pesewa.kit.workspace.Workspaces;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Credits that an operator gives to the workspace that `?workspaceId=` names.
@Path("/api/billing/grants")
@Authenticated
@RunOnVirtualThread
public class GrantResource {

    private final Give give;
    private final Workspaces workspaces;
    private final Caller caller;

    public GrantResource(Give give, Workspaces workspaces, Caller caller) {
        this.give = give;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    /// `credits` as a decimal, `reason` for the books; without `expiresAt` they stay for ever.
    public record GrantBody(
            @Nullable String credits, @Nullable String reason, @Nullable Instant expiresAt) {}

    @POST
    public Response grant(
            @HeaderParam(Keyed.HEADER) @Nullable String key, @Nullable GrantBody body) {
        caller.require(Role.OPERATOR);
        WorkspaceId workspace = workspaces.get(caller.workspace()).id();
        if (body == null || body.credits() == null) {
            throw ProblemException.malformed("credits", "is needed, such as \"5.00\"");
        }
        Credits credits = Credits.of(body.credits());
        if (!credits.isPositive()) {
            throw ProblemException.malformed("credits", "more than nothing");
        }
        Instant end = Dates.near("expiresAt", body.expiresAt());
        String reason = Shapes.needed("reason", body.reason());
        Keyed keyed = Keyed.of(key, "grant " + body);
        return Replies.of(give.adjustment(workspace, credits, reason, end, keyed));
    }
}
