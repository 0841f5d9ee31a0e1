package dev.pesewa.usage.forecast;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.usage.currency.ReportCurrency;
import java.time.LocalDate;

/// The past costs of workspaces.
public interface CostHistoryRepository {

    /// Days from `first` on, as they are known now.
    CostHistory since(WorkspaceId workspace, LocalDate first, ReportCurrency currency);
}
