package dev.pesewa.billing.hold.http;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.pesewa.billing.call.http.FieldChecks;
import dev.pesewa.billing.hold.HoldCommand;
import dev.pesewa.billing.hold.HoldConfig;
import dev.pesewa.billing.ledger.Hold;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kit.json.DecimalTextDeserializer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body that opens a hold. Example: `{"feature":"report_summary","expiresIn":"PT5M"}`. A
/// `clientId` is checked now, and is that of the settlement unless it names another.
public record OpenHoldRequest(
        @Nullable String clientId,
        @Nullable String feature,
        @Valid @Nullable EstimateRequest estimate,
        @Schema(enumeration = {"deny", "debt", "absorb"}) @Nullable String overrun,
        @JsonDeserialize(using = DecimalTextDeserializer.class) @Nullable String overrunLimit,
        @Schema(examples = "PT5M") @Nullable String expiresIn) {

    private static final String ONE_OF_TWO =
            "send one of the two: the price of the feature is held, or what the estimate costs";

    public record EstimateRequest(
            @Nullable String provider,
            @Nullable String model,
            @Nullable Long inputTokens,
            @NotNull Long maxOutputTokens) {

        HoldCommand.Estimate checked() {
            return new HoldCommand.Estimate(
                    FieldChecks.text("estimate.provider", provider),
                    FieldChecks.needed("estimate.model", model),
                    Tokens.of(
                                    TokenKind.INPUT,
                                    FieldChecks.count("estimate.inputTokens", inputTokens))
                            .and(
                                    TokenKind.OUTPUT,
                                    FieldChecks.count(
                                            "estimate.maxOutputTokens", maxOutputTokens)));
        }
    }

    HoldCommand command(HoldConfig config) {
        if (feature == null && estimate == null) {
            throw ProblemException.malformed("feature", "a feature or an estimate is needed");
        }
        if (feature != null && estimate != null) {
            throw new ProblemException(
                    ProblemCode.MALFORMED,
                    "feature, estimate: " + ONE_OF_TWO,
                    List.of(
                            new ProblemException.FieldError("feature", ONE_OF_TWO),
                            new ProblemException.FieldError("estimate", ONE_OF_TWO)),
                    Map.of());
        }
        return new HoldCommand(
                FieldChecks.blankIsNull("clientId", clientId),
                FieldChecks.text("feature", feature),
                estimate == null ? null : estimate.checked(),
                overrun(Credits.of(config.debtLimit())),
                expiresIn(config));
    }

    private Hold.Overrun overrun(Credits most) {
        Hold.Overrun.OverrunPolicy policy = policy();
        if (policy != Hold.Overrun.OverrunPolicy.DEBT) {
            if (overrunLimit != null) {
                throw ProblemException.malformed("overrunLimit", "goes with overrun debt only");
            }
            return new Hold.Overrun(policy, Credits.ZERO);
        }
        if (overrunLimit == null) {
            throw ProblemException.malformed(
                    "overrunLimit", "overrun debt needs one: how much the wallet may owe");
        }
        Credits limit = FieldChecks.credits("overrunLimit", overrunLimit);
        if (limit.isNegative() || limit.compareTo(most) > 0) {
            throw ProblemException.malformed("overrunLimit", "between 0 and " + most);
        }
        return new Hold.Overrun(policy, limit);
    }

    private Hold.Overrun.OverrunPolicy policy() {
        try {
            return overrun == null
                    ? Hold.Overrun.OverrunPolicy.DENY
                    : Hold.Overrun.OverrunPolicy.valueOf(overrun.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.malformed("overrun", "deny, debt or absorb");
        }
    }

    private Duration expiresIn(HoldConfig config) {
        if (expiresIn == null) {
            return config.expiresIn();
        }
        try {
            Duration time = Duration.parse(expiresIn);
            if (time.compareTo(config.shortest()) >= 0 && time.compareTo(config.longest()) <= 0) {
                return time;
            }
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            // The exception below says what would be right.
        }
        throw ProblemException.malformed(
                "expiresIn",
                "an ISO 8601 duration such as PT5M, from %s to %s"
                        .formatted(config.shortest(), config.longest()));
    }
}
