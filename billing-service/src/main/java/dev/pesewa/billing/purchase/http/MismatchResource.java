package dev.pesewa.billing.purchase.http;

import dev.pesewa.billing.purchase.PurchaseRepository;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// Payments that fit no purchase: for operators to look into.
@Path("/api/billing/mismatches")
@Authenticated
@RunOnVirtualThread
public class MismatchResource {

    private final PurchaseRepository purchases;
    private final Caller caller;

    public MismatchResource(PurchaseRepository purchases, Caller caller) {
        this.purchases = purchases;
        this.caller = caller;
    }

    @GET
    public Page<PurchaseRepository.Mismatch> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.OPERATOR);
        int size = Page.limit(limit);
        var rows = purchases.mismatches(Page.before(cursor), size + 1);
        return Page.of(rows, size, mismatch -> mismatch.eventId().toString());
    }
}
