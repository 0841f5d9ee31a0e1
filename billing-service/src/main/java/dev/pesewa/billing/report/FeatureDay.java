package dev.pesewa.billing.report;

import dev.pesewa.kernel.Credits;
import java.math.BigDecimal;
import java.time.LocalDate;

/// The calls of one feature on one day (UTC). `revenue` is what the spent credits had cost, in GHS;
/// `localCost` is in the workspaces' currency, at the rates of the calls.
public record FeatureDay(
        String feature,
        LocalDate day,
        Calls calls,
        Credits credits,
        Credits writtenOff,
        BigDecimal revenue,
        BigDecimal costUsd,
        BigDecimal localCost,
        DurationTotals duration) {

    /// `refused` ones were not made. `withoutCost` have neither a cost nor a known price;
    /// `withoutLocalCost` are those, and calls of a workspace whose currency had no rate.
    public record Calls(
            long succeeded, long failed, long refused, long withoutCost, long withoutLocalCost) {

        public long made() {
            return succeeded + failed;
        }
    }

    /// The milliseconds of all calls that reported theirs, and how many did.
    public record DurationTotals(long totalMs, long calls) {}
}
