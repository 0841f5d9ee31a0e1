package dev.pesewa.billing.privacy.http;

import dev.pesewa.billing.privacy.CallDataPrivacy;
import dev.pesewa.billing.privacy.PrivacyConfig;
import dev.pesewa.billing.privacy.Sanitiser;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The privacy settings of a workspace: what happens to personal data in the data of its calls.
@Tag(name = "Settings", description = "What happens to personal data in the data of calls.")
@Path("/api/ai/settings")
@RunOnVirtualThread
public class SettingsResource {

    private static final String CHOICES = "refuse or redact";

    private final CallDataPrivacy privacy;
    private final List<String> keys;
    private final CurrentWorkspace workspace;

    public SettingsResource(
            CallDataPrivacy privacy, PrivacyConfig config, CurrentWorkspace workspace) {
        this.privacy = privacy;
        this.keys = config.allowedKeys().stream().sorted().toList();
        this.workspace = workspace;
    }

    /// `personalData`: refuse or redact, what happens to values that look like it. `keptKeys` are
    /// the keys of requestData and responseSummary that are kept; others are dropped.
    public record SettingsResponse(String personalData, List<String> keptKeys) {}

    public record SettingsRequest(
            @NotNull(message = CHOICES) @Pattern(regexp = "refuse|redact", message = CHOICES)
                    String personalData) {}

    @Operation(operationId = "getSettings", summary = "The privacy settings")
    @GET
    @RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
    public SettingsResponse get() {
        return response(workspace.get().id());
    }

    @Operation(operationId = "updateSettings", summary = "Choose what happens to personal data")
    @PUT
    @RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
    public SettingsResponse put(@NotNull @Valid SettingsRequest body) {
        WorkspaceId chooser = workspace.get().id();
        String policy = body.personalData().toUpperCase(Locale.ROOT);
        privacy.choose(chooser, Sanitiser.SanitisingPolicy.valueOf(policy));
        return response(chooser);
    }

    private SettingsResponse response(WorkspaceId of) {
        return new SettingsResponse(privacy.policy(of).name().toLowerCase(Locale.ROOT), keys);
    }
}
