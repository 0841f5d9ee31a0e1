package dev.pesewa.billing.charge.http;

import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.Feature;
import dev.pesewa.billing.charge.Answered;
import dev.pesewa.billing.charge.Charge;
import dev.pesewa.billing.charge.Keyed;
import dev.pesewa.billing.charge.Transactions;
import dev.pesewa.billing.charge.Trial;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.billing.ledger.Wallets;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.problem.Problem;
import dev.pesewa.kit.workspace.Workspaces;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a workspace has, and what its calls cost it.
@Path("/api/ai")
@Authenticated
@RunOnVirtualThread
public class ChargeResource {

    private static final UUID NEWEST = new UUID(-1, -1);

    private final Charge charge;
    private final Trial trial;
    private final Wallets wallets;
    private final Transactions transactions;
    private final Workspaces workspaces;
    private final Caller caller;
    private final Clock clock;

    public ChargeResource(
            Charge charge,
            Trial trial,
            Wallets wallets,
            Transactions transactions,
            Workspaces workspaces,
            Caller caller,
            Clock clock) {
        this.charge = charge;
        this.trial = trial;
        this.wallets = wallets;
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/charge")
    public Response charge(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable ChargeBody body) {
        caller.require(Role.INGEST, Role.OWNER, Role.MEMBER);
        WorkspaceId workspace = known();
        if (body == null) {
            throw ProblemException.malformed("body", "{\"feature\":…} is needed");
        }
        Keyed keyed = Keyed.of(key, "charge " + body);
        return response(charge.charge(workspace, body.command(), keyed));
    }

    @POST
    @Path("/trial")
    public Response trial(@HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.require(Role.OWNER);
        WorkspaceId workspace = known();
        return response(trial.take(workspace, Keyed.of(key, "trial")));
    }

    private static Response response(Answered.Answer answer) {
        return Response.status(answer.status())
                .type(answer.status() < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
                .entity(answer.json())
                .build();
    }

    public record CreditsAnswer(
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
    public CreditsAnswer credits() {
        caller.require(Role.OWNER, Role.MEMBER);
        WalletState state = wallets.load(known());
        return new CreditsAnswer(
                state.available().shown(),
                state.available().shown(),
                Credits.ZERO.shown(),
                Credits.ZERO.shown(),
                state.purchased().shown(),
                state.used().shown(),
                false,
                null,
                state.seq(),
                clock.instant());
    }

    public record Check(
            boolean hasCredits,
            String required,
            String currentBalance,
            String shortfall,
            String featureName) {}

    @GET
    @Path("/check")
    public Check check(@QueryParam("feature") @Nullable String feature) {
        caller.require(Role.INGEST, Role.OWNER, Role.MEMBER);
        WorkspaceId workspace = known();
        Feature asked = Catalog.CURRENT.feature(feature == null ? "" : feature);
        Credits available = wallets.load(workspace).available();
        Credits missing = asked.price().minus(available);
        return new Check(
                !missing.isPositive(),
                asked.price().shown(),
                available.shown(),
                (missing.isPositive() ? missing : Credits.ZERO).shown(),
                asked.name());
    }

    @GET
    @Path("/transactions")
    public Page<Transactions.Transaction> transactions(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.OWNER, Role.MEMBER);
        int size = Page.limit(limit);
        var rows = transactions.list(known(), cursor == null ? NEWEST : id(cursor), size + 1);
        return Page.of(rows, size, transaction -> transaction.id().toString());
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException foreign) {
            throw ProblemException.malformed("cursor", "take it from nextCursor");
        }
    }

    private WorkspaceId known() {
        return workspaces.get(caller.workspace()).id();
    }
}
