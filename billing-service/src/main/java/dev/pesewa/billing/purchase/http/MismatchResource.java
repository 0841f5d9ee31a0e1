package dev.pesewa.billing.purchase.http;

import dev.pesewa.billing.purchase.PurchaseRepository;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Payments that fit no purchase, such as one of another amount: for operators to look into.
@Tag(name = "Purchases")
@Path("/api/billing/mismatches")
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_CLAIM)
public class MismatchResource {

    private final PurchaseRepository purchases;

    public MismatchResource(PurchaseRepository purchases) {
        this.purchases = purchases;
    }

    @Operation(
            operationId = "listPaymentMismatches",
            summary = "Payments that do not match their purchase")
    @GET
    public Page<PurchaseRepository.Mismatch> list(@BeanParam PageRequest page) {
        return page.of(
                purchases.mismatches(page.idBefore(), page.rows()),
                mismatch -> mismatch,
                PurchaseRepository.Mismatch::id);
    }
}
