package dev.pesewa.usage.analytics.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WellFormedText;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.page.DateRangeParameters;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The query of a statistics address. Without dates: the last 30 days, where the workspace is.
public record FilterParameters(
        @BeanParam DateRangeParameters range,
        @QueryParam("clientId") @Nullable String clientId,
        @QueryParam("userId") @Nullable String userId,
        @QueryParam("feature") @Nullable String feature,
        @QueryParam("model") @Nullable String model,
        @QueryParam("provider") @Nullable String provider,
        @QueryParam("success") @Schema(enumeration = {"true", "false"}) @Nullable String success,
        @QueryParam("currency") @Schema(description = "ISO 4217; the workspace's when missing")
                @Nullable String currency) {

    public UsageFilter filter(Workspace workspace, CurrentExchangeRates rates, Clock clock) {
        return new UsageFilter(
                workspace.id(),
                workspace.zone(),
                range.period(workspace.zone(), clock),
                rates.report(workspace, currency),
                text("clientId", clientId),
                text("userId", userId),
                text("feature", feature),
                text("model", model),
                text("provider", provider),
                flag(success));
    }

    private static @Nullable String text(String field, @Nullable String value) {
        String fault = value == null ? null : WellFormedText.fault(value);
        if (fault != null) {
            throw ProblemException.malformed(field, fault);
        }
        return value;
    }

    /// The id that a page goes on after; empty begins.
    static String cursor(@Nullable String cursor) {
        String after = text("cursor", cursor);
        return after == null ? "" : after;
    }

    private static @Nullable Boolean flag(@Nullable String value) {
        return switch (value) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.malformed("success", "true or false");
        };
    }
}
