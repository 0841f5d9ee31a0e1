package dev.pesewa.billing.budget;

import dev.pesewa.kit.database.SqlSession;
import java.util.List;
import java.util.UUID;

/// The stops of all workspaces; at most one for each.
public interface BudgetStopRepository {

    List<BudgetStop> all();

    void stop(SqlSession transaction, BudgetStop stop);

    void resume(SqlSession transaction, UUID workspace);
}
