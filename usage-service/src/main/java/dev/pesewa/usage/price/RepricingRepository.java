package dev.pesewa.usage.price;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.database.SqlSession;
import java.util.List;
import java.util.UUID;

/// Later prices of stored events; the newest run counts.
public interface RepricingRepository {

    record Repriced(UsageRecorded event, UsageRecorded.CallCost cost) {}

    void add(SqlSession transaction, UUID run, List<Repriced> repriced);

    /// Messages of these days, or only those without a price, for telling how long it takes.
    long messages(List<RepricingScope> scopes, boolean onlyUnpriced);

    /// Days of one workspace.
    record RepricingScope(UUID workspace, Period period) {}
}
