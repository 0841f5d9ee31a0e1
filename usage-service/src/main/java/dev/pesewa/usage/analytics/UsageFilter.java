package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.usage.currency.ReportCurrency;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Which usage is asked about: days as they are in `zone`, the workspace's; costs in `currency`.
/// Null means any; an empty text means calls that did not name one, so the empty `clientId` is
/// unattributed usage.
public record UsageFilter(
        WorkspaceId workspace,
        ZoneId zone,
        Period period,
        ReportCurrency currency,
        @Nullable String clientId,
        @Nullable String userId,
        @Nullable String feature,
        @Nullable String model,
        @Nullable String provider,
        @Nullable Boolean success) {

    public static UsageFilter all(Workspace workspace, Period period, ReportCurrency currency) {
        return new UsageFilter(
                workspace.id(),
                workspace.zone(),
                period,
                currency,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public UsageFilter during(Period other) {
        return new UsageFilter(
                workspace, zone, other, currency, clientId, userId, feature, model, provider,
                success);
    }

    /// Calls that count for no client.
    public UsageFilter unattributed() {
        return new UsageFilter(
                workspace, zone, period, currency, "", userId, feature, model, provider, success);
    }

    public UsageFilter ofUser(String user) {
        return new UsageFilter(
                workspace, zone, period, currency, clientId, user, feature, model, provider,
                success);
    }

    /// Whether nothing of the workspace is left out.
    public boolean isWhole() {
        return clientId == null
                && userId == null
                && feature == null
                && model == null
                && provider == null
                && success == null;
    }
}
