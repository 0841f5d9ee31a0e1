package dev.pesewa.metrics.kpi.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kit.page.DateParameters;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Reads `?start=&end=`. Both days are included; without them it is the 30 days that end today.
final class DateRangeParameters {

    private static final int DAYS_BEFORE_END = 29;

    private DateRangeParameters() {}

    static Period of(@Nullable String start, @Nullable String end, LocalDate today) {
        LocalDate last = end == null ? today : DateParameters.parse("end", end);
        LocalDate first =
                start == null
                        ? last.minusDays(DAYS_BEFORE_END)
                        : DateParameters.parse("start", start);
        return new Period(first, last);
    }
}
