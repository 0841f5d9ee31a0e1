package dev.pesewa.usage.client.http;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.client.ClientEligibility;
import dev.pesewa.usage.client.ClientRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a workspace wants for calls of clients that are unknown or inactive, and for events without
/// a client. Charges and holds follow it within seconds.
@Tag(name = "Clients")
@Path("/api/usage/settings/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
@RunOnVirtualThread
public class UsageSettingsResource {

    private static final String CHOICES = "refuse or count-unattributed";

    private final ClientRepository clients;
    private final ClientEligibility eligibility;
    private final CurrentWorkspace workspace;
    private final Caller caller;

    public UsageSettingsResource(
            ClientRepository clients,
            ClientEligibility eligibility,
            CurrentWorkspace workspace,
            Caller caller) {
        this.clients = clients;
        this.eligibility = eligibility;
        this.workspace = workspace;
        this.caller = caller;
    }

    /// `unknownClients`: refuse, the call is answered 422 and nothing is charged; or
    /// count-unattributed, it is charged and counts under no client.
    public record UsageSettingsResponse(
            @Schema(enumeration = {"refuse", "count-unattributed"}) String unknownClients) {}

    /// What is missing stays as it is.
    public record UsageSettingsRequest(
            @Pattern(regexp = "refuse|count-unattributed", message = CHOICES)
                    @Nullable String unknownClients) {}

    @Operation(
            operationId = "getUsageSettings",
            summary = "What happens to calls of clients that are unknown or inactive")
    @GET
    @RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
    public UsageSettingsResponse get() {
        return response(workspace.get().id());
    }

    @Operation(
            operationId = "updateUsageSettings",
            summary = "Choose what happens to calls of unknown clients")
    @PATCH
    public UsageSettingsResponse change(@NotNull @Valid UsageSettingsRequest body) {
        WorkspaceId owner = workspace.get().id();
        String chosen = body.unknownClients();
        if (chosen != null) {
            clients.choose(owner, ClientPolicy.of(chosen), caller.subject());
            eligibility.forgetPolicy(owner);
        }
        return response(owner);
    }

    private UsageSettingsResponse response(WorkspaceId of) {
        return new UsageSettingsResponse(clients.policy(of).text());
    }
}
