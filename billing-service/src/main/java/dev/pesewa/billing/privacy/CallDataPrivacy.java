package dev.pesewa.billing.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pesewa.billing.privacy.postgres.PrivacySettingsRepository;
import dev.pesewa.kernel.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sanitises by what the workspace has chosen, which is looked up at most every five seconds, and
/// only when there is something to sanitise.
@ApplicationScoped
public class CallDataPrivacy {

    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(5);
    private static final int MOST = 20_000;

    private final PrivacySettingsRepository settings;
    private final Set<String> keys;
    private final Cache<WorkspaceId, Sanitiser.SanitisingPolicy> chosen =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED_FOR).build();

    public CallDataPrivacy(PrivacySettingsRepository settings, PrivacyConfig config) {
        this.settings = settings;
        this.keys = config.allowedKeys();
    }

    /// `requestData` and `responseSummary` as they may be kept.
    public record Kept(@Nullable String requestData, @Nullable String responseSummary) {
        public static final Kept NOTHING = new Kept(null, null);
    }

    public Kept keep(
            WorkspaceId workspace,
            @Nullable JsonNode requestData,
            @Nullable JsonNode responseSummary) {
        var sanitising = new Sanitiser(keys, policy(workspace));
        return new Kept(
                sanitising.keep("requestData", requestData),
                sanitising.keep("responseSummary", responseSummary));
    }

    public Sanitiser.SanitisingPolicy policy(WorkspaceId workspace) {
        return chosen.get(
                workspace, id -> settings.find(id).orElse(Sanitiser.SanitisingPolicy.REFUSE));
    }

    public void choose(WorkspaceId workspace, Sanitiser.SanitisingPolicy policy) {
        settings.choose(workspace, policy);
        chosen.invalidate(workspace);
    }
}
