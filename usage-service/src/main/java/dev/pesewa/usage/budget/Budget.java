package dev.pesewa.usage.budget;

import dev.pesewa.kernel.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// An amount of `currency` for a month. `thresholds` are percents, rising. `stopped` is what others
/// were told last.
public record Budget(
        WorkspaceId workspace,
        BigDecimal amount,
        String currency,
        List<Integer> thresholds,
        boolean hardStop,
        boolean stopped,
        Instant changedAt,
        String changedBy) {

    public Budget {
        thresholds = List.copyOf(thresholds);
    }

    private static final int PERCENT = 100;

    /// Those that a cost has reached.
    public List<Integer> reached(BigDecimal cost) {
        BigDecimal hundredfold = cost.multiply(BigDecimal.valueOf(PERCENT));
        return thresholds.stream()
                .filter(t -> hundredfold.compareTo(amount.multiply(BigDecimal.valueOf(t))) >= 0)
                .toList();
    }

    /// Whether calls are to be refused.
    public boolean stops(BigDecimal cost) {
        return hardStop && cost.compareTo(amount) >= 0;
    }
}
