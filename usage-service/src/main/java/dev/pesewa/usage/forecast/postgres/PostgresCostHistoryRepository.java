package dev.pesewa.usage.forecast.postgres;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.usage.forecast.CostHistory;
import dev.pesewa.usage.forecast.CostHistoryRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

@ApplicationScoped
class PostgresCostHistoryRepository implements CostHistoryRepository {

    private final Database database;

    PostgresCostHistoryRepository(Database database) {
        this.database = database;
    }

    @Override
    public CostHistory since(WorkspaceId workspace, LocalDate first) {
        var past = new CostHistory();
        database.list(
                """
                SELECT local_date, key, cost_usd::float8 AS cost FROM usage_slice
                WHERE workspace_id = $1 AND dimension = 'hour' AND local_date >= $2""",
                row -> {
                    int hour = Integer.parseInt(row.text("key"));
                    past.add(row.date("local_date"), hour, row.real("cost"));
                    return hour;
                },
                workspace.value(),
                first);
        return past;
    }
}
