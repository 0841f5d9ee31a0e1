package dev.pesewa.billing.budget;

import dev.pesewa.kit.database.Statements;
import java.util.List;
import java.util.UUID;

/// Where stops are kept.
public interface StoppedBudgets {

    List<BudgetStop> all();

    void stop(Statements transaction, BudgetStop stop);

    void resume(Statements transaction, UUID workspace);
}
