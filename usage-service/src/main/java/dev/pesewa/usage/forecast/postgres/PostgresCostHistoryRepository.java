package dev.pesewa.usage.forecast.postgres;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.Database;
import dev.pesewa.usage.currency.CostSums;
import dev.pesewa.usage.currency.ReportCurrency;
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
    public CostHistory since(WorkspaceId workspace, LocalDate first, ReportCurrency currency) {
        var past = new CostHistory();
        database.list(
                """
                SELECT local_date, key, cost_usd, local_cost, local_cost_usd FROM usage_slice
                WHERE workspace_id = $1 AND dimension = 'hour' AND local_date >= $2""",
                row -> {
                    int hour = Integer.parseInt(row.text("key"));
                    LocalDate day = row.date("local_date");
                    var sums =
                            new CostSums(
                                    row.decimal("cost_usd"),
                                    row.decimal("local_cost"),
                                    row.decimal("local_cost_usd"));
                    past.add(day, hour, currency.of(sums, day).doubleValue());
                    return hour;
                },
                workspace.value(),
                first);
        return past;
    }
}
