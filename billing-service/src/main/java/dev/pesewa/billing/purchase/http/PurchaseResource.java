package dev.pesewa.billing.purchase.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.catalog.CreditPack;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.billing.idempotency.http.IdempotencyHeaders;
import dev.pesewa.billing.purchase.ApplyPayment;
import dev.pesewa.billing.purchase.PaymentProvider;
import dev.pesewa.billing.purchase.PaymentProvider.Payer;
import dev.pesewa.billing.purchase.Purchase;
import dev.pesewa.billing.purchase.PurchaseRepository;
import dev.pesewa.billing.purchase.StartPurchase;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.json.DecimalTextDeserializer;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.resource.CreatedResponses;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Purchases of credit packs.
@Tag(name = "Purchases", description = "Buying credits, and payments that do not match.")
@Path("/api/ai")
@RunOnVirtualThread
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
public class PurchaseResource {

    private static final String METHODS =
            "one of PAYSTACK, MOMO, STRIPE; only PAYSTACK is offered so far";
    private static final String EMAIL = "[^\\s@\\x00]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,20}";
    private static final String ADDRESS =
            "https?://[A-Za-z0-9.-]{1,200}(:\\d{1,5})?([/?][!-~]{0,500})?";
    private static final String AMOUNT = "[1-9]\\d{0,5}(\\.\\d{1,2})?";

    private final CatalogCache catalogs;
    private final StartPurchase startPurchase;
    private final ApplyPayment applyPayment;
    private final PurchaseRepository purchases;
    private final PaymentProvider provider;
    private final WalletRepository wallets;
    private final CurrentWorkspace workspace;

    public PurchaseResource(
            CatalogCache catalogs,
            StartPurchase startPurchase,
            ApplyPayment applyPayment,
            PurchaseRepository purchases,
            PaymentProvider provider,
            WalletRepository wallets,
            CurrentWorkspace workspace) {
        this.catalogs = catalogs;
        this.startPurchase = startPurchase;
        this.applyPayment = applyPayment;
        this.purchases = purchases;
        this.provider = provider;
        this.wallets = wallets;
        this.workspace = workspace;
    }

    public record PurchaseRequest(
            @NotNull(message = "one of STARTER, VALUE, PRO, CUSTOM") String packType,
            @Pattern(
                            regexp = AMOUNT,
                            message = "between \"1\" and \"999999.99\" with at most 2 decimals")
                    @JsonDeserialize(using = DecimalTextDeserializer.class)
                    @Nullable String amount,
            @NotNull(message = METHODS) String paymentMethod,
            @Nullable String phone,
            @Pattern(regexp = EMAIL, message = "an address such as ama@example.com")
                    @Nullable String email,
            @Pattern(regexp = ADDRESS, message = "an address such as https://example.com/paid")
                    @Nullable String callbackUrl) {

        /// A provider asks for an address of the payer; `.invalid` is nobody's.
        Payer payer(WorkspaceId workspace) {
            return new Payer(
                    email == null ? "billing@" + workspace + ".pesewa.invalid" : email,
                    callbackUrl);
        }
    }

    public record PackDetails(
            String type, String price, String currency, String credits, String bonusCredits) {}

    public record PurchaseResponse(
            UUID purchaseId,
            String paymentReference,
            @Nullable String paymentUrl,
            @Schema(enumeration = {"PENDING", "SUCCESSFUL", "FAILED"}) String status,
            PackDetails packDetails,
            Instant createdAt,
            @Nullable Instant paidAt) {}

    @Operation(operationId = "createPurchase", summary = "Buy a credit pack")
    @POST
    @Path("/purchase")
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true)
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
            @BeanParam IdempotencyHeaders headers, @NotNull @Valid PurchaseRequest body) {
        if (!"PAYSTACK".equals(body.paymentMethod())) {
            throw new ProblemException(
                    ProblemCode.REFUSED, "paymentMethod: only PAYSTACK is offered so far.");
        }
        BigDecimal amount = body.amount() == null ? null : new BigDecimal(body.amount());
        CreditPack pack = catalogs.now().pack(body.packType(), amount);
        WorkspaceId buyer = workspace.get().id();
        IdempotencyKey key =
                headers.key("/api/ai/purchase", RequestFingerprint.of("purchase", body));
        Purchase purchase = startPurchase.start(buyer, pack, body.payer(buyer), key);
        return CreatedResponses.of(response(purchase), "/api/ai/purchases", purchase.id());
    }

    public record VerifyRequest(@NotNull String reference) {}

    public record VerifyResponse(
            boolean success,
            @Schema(enumeration = {"PENDING", "SUCCESSFUL", "FAILED"}) String status,
            String creditsAdded,
            String newBalance,
            String message) {}

    /// Asks the provider for the state of a payment, in place of waiting for its webhook.
    @Operation(operationId = "verifyPayment", summary = "Ask the provider whether a payment came")
    @POST
    @Path("/verify-payment")
    public VerifyResponse verify(@NotNull @Valid VerifyRequest body) {
        WorkspaceId own = workspace.get().id();
        String reference = body.reference();
        Purchase purchase = purchase(own, reference);
        if (purchase.status() != Purchase.PurchaseStatus.SUCCESSFUL) {
            applyPayment.apply(provider.verify(reference));
            purchase = purchase(own, reference);
        }
        boolean success = purchase.status() == Purchase.PurchaseStatus.SUCCESSFUL;
        String added =
                success ? purchase.credits().plus(purchase.bonus()).toDecimalString() : "0.00";
        return new VerifyResponse(
                success,
                purchase.status().name(),
                added,
                wallets.load(own).available().toDecimalString(),
                message(purchase.status()));
    }

    private Purchase purchase(WorkspaceId own, String reference) {
        return purchases
                .byReference(reference.replace("\u0000", ""))
                .filter(purchase -> purchase.workspace().equals(own))
                .orElseThrow(() -> ProblemException.notFound("purchase"));
    }

    private static String message(Purchase.PurchaseStatus status) {
        return switch (status) {
            case PENDING -> "The provider has not decided yet. Ask again in a minute.";
            case SUCCESSFUL -> "The payment came and the credits are in the wallet.";
            case FAILED -> "The payment failed. Start a new purchase.";
        };
    }

    @Operation(operationId = "listPurchases", summary = "Purchases, the newest first")
    @GET
    @Path("/purchases")
    public Page<PurchaseResponse> list(@BeanParam PageRequest page) {
        return page.of(
                purchases.list(workspace.get().id(), page.idBefore(), page.rows()),
                PurchaseResource::response,
                PurchaseResponse::purchaseId);
    }

    @Operation(operationId = "getPurchase", summary = "A purchase")
    @GET
    @Path("/purchases/{id}")
    public PurchaseResponse get(@PathParam("id") UUID id) {
        return purchases
                .byId(workspace.get().id(), id)
                .map(PurchaseResource::response)
                .orElseThrow(() -> ProblemException.notFound("purchase"));
    }

    private static PurchaseResponse response(Purchase purchase) {
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
