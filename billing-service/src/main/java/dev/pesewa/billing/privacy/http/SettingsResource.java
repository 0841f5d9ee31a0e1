package dev.pesewa.billing.privacy.http;

import dev.pesewa.billing.privacy.CallDataPrivacy;
import dev.pesewa.billing.privacy.PrivacyConfig;
import dev.pesewa.billing.privacy.Sanitiser;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a workspace decides about its calls' data.
@Path("/api/ai/settings")
@Authenticated
@RunOnVirtualThread
public class SettingsResource {

    private final CallDataPrivacy privacy;
    private final List<String> keys;
    private final WorkspaceRepository workspaces;
    private final Caller caller;

    public SettingsResource(
            CallDataPrivacy privacy,
            PrivacyConfig config,
            WorkspaceRepository workspaces,
            Caller caller) {
        this.privacy = privacy;
        this.keys = config.allowedKeys().stream().sorted().toList();
        this.workspaces = workspaces;
        this.caller = caller;
    }

    /// `personalData`: refuse or redact, what happens to values that look like it. `keptKeys` are
    /// the keys of requestData and responseSummary that are kept; others are dropped.
    public record SettingsResponse(String personalData, List<String> keptKeys) {}

    public record SettingsRequest(@Nullable String personalData) {}

    @GET
    public SettingsResponse get() {
        caller.require(Role.OWNER, Role.MEMBER);
        return shown(known());
    }

    @PUT
    public SettingsResponse put(@Nullable SettingsRequest body) {
        caller.require(Role.OWNER);
        WorkspaceId workspace = known();
        privacy.choose(workspace, policy(body == null ? null : body.personalData()));
        return shown(workspace);
    }

    private static Sanitiser.SanitisingPolicy policy(@Nullable String text) {
        return switch (text) {
            case "refuse" -> Sanitiser.SanitisingPolicy.REFUSE;
            case "redact" -> Sanitiser.SanitisingPolicy.REDACT;
            case null, default ->
                    throw ProblemException.malformed("personalData", "refuse or redact");
        };
    }

    private SettingsResponse shown(WorkspaceId workspace) {
        return new SettingsResponse(
                privacy.policy(workspace).name().toLowerCase(Locale.ROOT), keys);
    }

    private WorkspaceId known() {
        return workspaces.get(caller.workspace()).id();
    }
}
