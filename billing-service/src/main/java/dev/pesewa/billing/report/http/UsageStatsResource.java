package dev.pesewa.billing.report.http;

import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.report.UsageStats;
import dev.pesewa.billing.report.postgres.FeatureDayRepository;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.page.DateRangeParameters;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a workspace's calls used.
@Tag(name = "Credits")
@Path("/api/ai/usage-stats")
@RunOnVirtualThread
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
public class UsageStatsResource {

    private final FeatureDayRepository featureDays;
    private final WalletRepository wallets;
    private final CatalogCache catalogs;
    private final CurrentWorkspace current;
    private final Clock clock;

    public UsageStatsResource(
            FeatureDayRepository featureDays,
            WalletRepository wallets,
            CatalogCache catalogs,
            CurrentWorkspace current,
            Clock clock) {
        this.featureDays = featureDays;
        this.wallets = wallets;
        this.catalogs = catalogs;
        this.current = current;
        this.clock = clock;
    }

    /// Days are the workspace's own.
    @Operation(
            operationId = "getCreditUsage",
            summary = "Credits and calls of the last days, by feature")
    @GET
    public UsageStats usage(@BeanParam DateRangeParameters range) {
        Workspace workspace = current.get();
        Instant now = clock.instant();
        Period period = range.period(workspace.zone(), clock);
        return UsageStats.of(
                period,
                wallets.load(workspace.id()).availableAt(now),
                workspace.currency(),
                featureDays.between(
                        period.from(workspace.zone()),
                        period.until(workspace.zone()),
                        workspace.id()),
                catalogs.now()::nameOf);
    }
}
