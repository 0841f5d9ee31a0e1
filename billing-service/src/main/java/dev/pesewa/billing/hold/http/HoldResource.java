package dev.pesewa.billing.hold.http;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.pesewa.billing.call.http.CallRequest;
import dev.pesewa.billing.charge.http.RejectionDescriptions;
import dev.pesewa.billing.hold.CloseHold;
import dev.pesewa.billing.hold.HoldConfig;
import dev.pesewa.billing.hold.HoldRepository;
import dev.pesewa.billing.hold.OpenHold;
import dev.pesewa.billing.hold.SettleHold;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.billing.idempotency.http.IdempotencyHeaders;
import dev.pesewa.billing.idempotency.http.Responses;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.billing.privacy.CallDataPrivacy;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Holds: open before a call, settle or release after it.
@Tag(name = "Holds", description = "Credits set aside for a call whose price comes after it.")
@Path(HoldResource.PATH)
@RunOnVirtualThread
@RolesAllowed({Role.OPERATOR_CLAIM, Role.INGEST_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
public class HoldResource {

    static final String PATH = "/api/ai/holds";

    private static final String ENDED = "conflict: the hold has ended already";

    private final OpenHold open;
    private final SettleHold settle;
    private final CloseHold close;
    private final HoldRepository holds;
    private final HoldConfig config;
    private final CallDataPrivacy privacy;
    private final CurrentWorkspace current;

    public HoldResource(
            OpenHold open,
            SettleHold settle,
            CloseHold close,
            HoldRepository holds,
            HoldConfig config,
            CallDataPrivacy privacy,
            CurrentWorkspace current) {
        this.open = open;
        this.settle = settle;
        this.close = close;
        this.holds = holds;
        this.config = config;
        this.privacy = privacy;
        this.current = current;
    }

    @Operation(operationId = "openHold", summary = "Set credits aside for a call")
    @POST
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true)
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = OpenHold.Opened.class)))
    @APIResponse(responseCode = "402", description = RejectionDescriptions.NO_CREDITS)
    @APIResponse(responseCode = "404", description = RejectionDescriptions.NO_FEATURE)
    @APIResponse(responseCode = "409", description = "conflict: too many holds are open")
    @APIResponse(
            responseCode = "422",
            description =
                    RejectionDescriptions.NO_CLIENT
                            + RejectionDescriptions.NO_PRICE
                            + RejectionDescriptions.KEY_REUSED)
    public Response open(
            @BeanParam IdempotencyHeaders headers, @NotNull @Valid OpenHoldRequest body) {
        WorkspaceId workspace = current.get().id();
        IdempotencyKey key = headers.key(PATH, RequestFingerprint.of("hold", body));
        return Responses.of(open.open(workspace, body.command(config), key), PATH);
    }

    /// A hold is settled once, whatever the key. A request with a key gets the same response again.
    @Operation(operationId = "settleHold", summary = "Charge what the call really cost")
    @POST
    @Path("/{id}/settle")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = SettleHold.Settled.class)))
    @APIResponse(responseCode = "409", description = ENDED)
    @APIResponse(
            responseCode = "422",
            description =
                    RejectionDescriptions.NO_CLIENT
                            + RejectionDescriptions.NO_PRICE
                            + RejectionDescriptions.PERSONAL_DATA
                            + RejectionDescriptions.KEY_REUSED)
    public Response settle(
            @PathParam("id") UUID id,
            @BeanParam IdempotencyHeaders headers,
            @NotNull(message = "the usage is needed, at least {}") CallRequest body) {
        Workspace workspace = current.get();
        // A hold ends only once, so these requests need no key.
        IdempotencyKey key = headers.optionalKey(PATH, RequestFingerprint.of("settle " + id, body));
        return Responses.of(
                settle.settle(
                        workspace,
                        id,
                        body.checkedClientId(),
                        feature ->
                                body.settlement(
                                        feature, kept(workspace.id(), body), workspace.currency()),
                        key));
    }

    private CallDataPrivacy.Kept kept(WorkspaceId workspace, CallRequest body) {
        return body.hasData()
                ? privacy.keep(workspace, body.requestData(), body.responseSummary())
                : CallDataPrivacy.Kept.NOTHING;
    }

    @Operation(operationId = "releaseHold", summary = "Give the credits back")
    @POST
    @Path("/{id}/release")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = CloseHold.Released.class)))
    @APIResponse(responseCode = "409", description = ENDED)
    @APIResponse(responseCode = "422", description = RejectionDescriptions.KEY_REUSED)
    public Response release(@PathParam("id") UUID id, @BeanParam IdempotencyHeaders headers) {
        IdempotencyKey key =
                headers.optionalKey(PATH, RequestFingerprint.of("release " + id, Map.of()));
        return Responses.of(close.release(current.get().id(), id, key));
    }

    public record HoldResponse(
            UUID id,
            @Schema(enumeration = {"open", "settled", "released", "expired"}) String status,
            String amount,
            @Nullable String clientId,
            @Nullable String feature,
            @Nullable String model,
            @Schema(enumeration = {"deny", "debt", "absorb"}) String overrun,
            @Nullable String overrunLimit,
            int priceVersion,
            Instant openedAt,
            Instant expiresAt,
            @Nullable Instant closedAt,
            String charged,
            @Nullable UUID transactionId,
            boolean late) {

        static HoldResponse of(HoldRepository.Standing standing) {
            Hold hold = standing.hold();
            boolean debt = hold.overrun().policy() == Hold.Overrun.OverrunPolicy.DEBT;
            return new HoldResponse(
                    hold.id(),
                    standing.status().text(),
                    hold.amount().toDecimalString(),
                    hold.purpose().clientId(),
                    hold.purpose().feature(),
                    hold.purpose().model(),
                    hold.overrun().policy().text(),
                    debt ? hold.overrun().limit().toDecimalString() : null,
                    hold.purpose().priceVersion(),
                    hold.openedAt(),
                    hold.expiresAt(),
                    standing.closedAt(),
                    standing.charged().toDecimalString(),
                    standing.chargeId(),
                    standing.late());
        }
    }

    @Operation(operationId = "getHold", summary = "A hold")
    @GET
    @Path("/{id}")
    public HoldResponse get(@PathParam("id") UUID id) {
        return holds.find(current.get().id(), id)
                .map(HoldResponse::of)
                .orElseThrow(() -> ProblemException.notFound("hold"));
    }

    @Operation(operationId = "listHolds", summary = "Holds, the newest first")
    @GET
    public Page<HoldResponse> list(
            @QueryParam("status") @Schema(enumeration = {"open", "settled", "released", "expired"})
                    @Nullable String status,
            @BeanParam PageRequest page) {
        return page.of(
                holds.list(current.get().id(), status(status), page.idBefore(), page.rows()),
                HoldResponse::of,
                HoldResponse::id);
    }

    private static Hold.@Nullable HoldStatus status(@Nullable String text) {
        try {
            return text == null ? null : Hold.HoldStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.malformed("status", "open, settled, released or expired");
        }
    }
}
