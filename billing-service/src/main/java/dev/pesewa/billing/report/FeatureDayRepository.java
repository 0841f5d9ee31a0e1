package dev.pesewa.billing.report;

import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums over the calls of a half-open time; of all workspaces when none is named.
public interface FeatureDayRepository {

    List<FeatureDay> between(Instant from, Instant until, @Nullable WorkspaceId workspace);
}
