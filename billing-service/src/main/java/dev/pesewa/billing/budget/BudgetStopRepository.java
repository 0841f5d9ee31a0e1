package dev.pesewa.billing.budget;

import dev.pesewa.kit.database.SqlSession;
import java.util.List;
import java.util.UUID;

/// Where stops are kept.
public interface BudgetStopRepository {

    List<BudgetStop> all();

    void stop(SqlSession transaction, BudgetStop stop);

    void resume(SqlSession transaction, UUID workspace);
}
