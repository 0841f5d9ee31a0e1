package dev.pesewa.billing.report.http;

import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.commit.WalletRepository;
import dev.pesewa.billing.report.UsageStats;
import dev.pesewa.billing.report.postgres.FeatureDayRepository;
import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a workspace's calls used.
@Path("/api/ai/usage-stats")
@RunOnVirtualThread
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
public class UsageStatsResource {

    private static final int DAYS = 30;

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

    /// The last `days` days including today, in the workspace's zone.
    @GET
    public UsageStats usage(@QueryParam("days") @Nullable Integer days) {
        Workspace workspace = current.get();
        Instant now = clock.instant();
        LocalDate today = now.atZone(workspace.zone()).toLocalDate();
        Period period = Period.lastDays(today, days == null ? DAYS : days);
        return UsageStats.of(
                period.days(),
                wallets.load(workspace.id()).availableAt(now),
                workspace.currency(),
                featureDays.between(
                        period.from(workspace.zone()),
                        period.until(workspace.zone()),
                        workspace.id()),
                catalogs.now()::nameOf);
    }
}
