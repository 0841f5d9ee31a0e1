package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import org.jspecify.annotations.Nullable;

/// Which usage is asked about. Null means any.
public record Filter(
        WorkspaceId workspace,
        Period period,
        @Nullable String clientId,
        @Nullable String userId,
        @Nullable String feature,
        @Nullable String model,
        @Nullable String provider,
        @Nullable Boolean success) {

    public static Filter all(WorkspaceId workspace, Period period) {
        return new Filter(workspace, period, null, null, null, null, null, null);
    }

    public Filter during(Period other) {
        return new Filter(workspace, other, clientId, userId, feature, model, provider, success);
    }
}
