package dev.pesewa.kernel.event;

import java.math.BigDecimal;
import java.util.UUID;

/// Credits went to what a wallet owed. `amount` and `available` are micro-credits; `seq` orders a
/// wallet's events. `revenue` is what these credits had cost the customer, in `currency`: that of
/// calls which were paid by debt, and told of none.
public record CreditsRepaid(
        UUID workspaceId,
        long amount,
        long available,
        long seq,
        BigDecimal revenue,
        String currency) {
    public static final String TYPE = "credits.repaid.v1";
}
