package dev.pesewa.billing.purchase.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.catalog.CreditPack;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.billing.purchase.ApplyPayment;
import dev.pesewa.billing.purchase.PaymentProvider;
import dev.pesewa.billing.purchase.Purchase;
import dev.pesewa.billing.purchase.PurchaseRepository;
import dev.pesewa.billing.purchase.StartPurchase;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Buying packs.
@Path("/api/ai")
@Authenticated
@RunOnVirtualThread
public class PurchaseResource {

    private static final UUID NEWEST = new UUID(-1, -1);

    private final CatalogCache catalogs;
    private final StartPurchase buy;
    private final ApplyPayment applyPayment;
    private final PurchaseRepository purchases;
    private final PaymentProvider provider;
    private final WalletRepository wallets;
    private final WorkspaceRepository workspaces;
    private final Caller caller;

    public PurchaseResource(
            CatalogCache catalogs,
            StartPurchase buy,
            ApplyPayment applyPayment,
            PurchaseRepository purchases,
            PaymentProvider provider,
            WalletRepository wallets,
            WorkspaceRepository workspaces,
            Caller caller) {
        this.catalogs = catalogs;
        this.buy = buy;
        this.applyPayment = applyPayment;
        this.purchases = purchases;
        this.provider = provider;
        this.wallets = wallets;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    public record PurchaseRequest(
            @Nullable String packType,
            @Nullable String amount,
            @Nullable String paymentMethod,
            @Nullable String phone) {}

    public record PackDetails(
            String type, String price, String currency, String credits, String bonusCredits) {}

    public record PurchaseResponse(
            UUID purchaseId,
            String paymentReference,
            @Nullable String paymentUrl,
            String status,
            PackDetails packDetails,
            Instant createdAt,
            @Nullable Instant paidAt) {}

    @POST
    @Path("/purchase")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = PurchaseResponse.class)))
    @APIResponse(
            responseCode = "422",
            description = "refused: paymentMethod is not offered; or idempotency-key-reused")
    public Response buy(
            @Parameter(required = true) @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Nullable PurchaseRequest body) {
        caller.require(Role.OWNER, Role.MEMBER);
        WorkspaceId workspace = known();
        if (body == null || body.packType() == null) {
            throw ProblemException.malformed("packType", "one of STARTER, VALUE, PRO, CUSTOM");
        }
        if (!"PAYSTACK".equals(body.paymentMethod())) {
            throw new ProblemException(
                    ProblemCode.REFUSED, "paymentMethod: only PAYSTACK is offered so far.");
        }
        CreditPack pack = catalogs.now().pack(body.packType(), amount(body.amount()));
        Purchase purchase =
                buy.buy(
                        workspace,
                        pack,
                        IdempotencyKey.of(
                                key, "/api/ai/purchase", RequestFingerprint.of("purchase", body)));
        return Response.status(Response.Status.CREATED).entity(shown(purchase)).build();
    }

    private static @Nullable BigDecimal amount(@Nullable String amount) {
        if (amount == null) {
            return null;
        }
        if (!amount.matches("[1-9]\\d{0,5}(\\.\\d{1,2})?")) {
            throw ProblemException.malformed(
                    "amount", "between \"1\" and \"999999.99\" with at most 2 decimals");
        }
        return new BigDecimal(amount);
    }

    public record VerifyRequest(@Nullable String reference) {}

    public record Verified(
            boolean success,
            String status,
            String creditsAdded,
            String newBalance,
            String message) {}

    /// Asks the provider, for those who do not want to wait for its webhook.
    @POST
    @Path("/verify-payment")
    public Verified verify(@Nullable VerifyRequest body) {
        caller.require(Role.OWNER, Role.MEMBER);
        WorkspaceId workspace = known();
        String reference = body == null || body.reference() == null ? "" : body.reference();
        Purchase purchase = own(workspace, reference);
        if (purchase.status() != Purchase.PurchaseStatus.SUCCESSFUL) {
            applyPayment.apply(provider.verify(reference));
            purchase = own(workspace, reference);
        }
        boolean success = purchase.status() == Purchase.PurchaseStatus.SUCCESSFUL;
        String added =
                success ? purchase.credits().plus(purchase.bonus()).toDecimalString() : "0.00";
        return new Verified(
                success,
                purchase.status().name(),
                added,
                wallets.load(workspace).available().toDecimalString(),
                message(purchase.status()));
    }

    private Purchase own(WorkspaceId workspace, String reference) {
        return purchases
                .byReference(reference.replace("\u0000", ""))
                .filter(purchase -> purchase.workspace().equals(workspace))
                .orElseThrow(() -> ProblemException.notFound("purchase"));
    }

    private static String message(Purchase.PurchaseStatus status) {
        return switch (status) {
            case PENDING -> "The provider has not decided yet. Ask again in a minute.";
            case SUCCESSFUL -> "The payment came and the credits are in the wallet.";
            case FAILED -> "The payment failed. Start a new purchase.";
        };
    }

    @GET
    @Path("/purchases")
    public Page<PurchaseResponse> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.OWNER, Role.MEMBER);
        int size = Page.limit(limit);
        UUID before = cursor == null ? NEWEST : id(cursor);
        var rows =
                purchases.list(known(), before, size + 1).stream()
                        .map(PurchaseResource::shown)
                        .toList();
        return Page.of(rows, size, purchase -> purchase.purchaseId().toString());
    }

    @GET
    @Path("/purchases/{id}")
    public PurchaseResponse get(@PathParam("id") String id) {
        caller.require(Role.OWNER, Role.MEMBER);
        return purchases
                .byId(known(), id(id))
                .map(PurchaseResource::shown)
                .orElseThrow(() -> ProblemException.notFound("purchase"));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw ProblemException.notFound("purchase");
        }
    }

    private WorkspaceId known() {
        return workspaces.get(caller.workspace()).id();
    }

    private static PurchaseResponse shown(Purchase purchase) {
        return new PurchaseResponse(
                purchase.id(),
                purchase.reference(),
                purchase.paymentUrl(),
                purchase.status().name(),
                new PackDetails(
                        purchase.pack(),
                        purchase.amount().toPlainString(),
                        purchase.currency(),
                        purchase.credits().toDecimalString(),
                        purchase.bonus().toDecimalString()),
                purchase.createdAt(),
                purchase.paidAt());
    }
}
