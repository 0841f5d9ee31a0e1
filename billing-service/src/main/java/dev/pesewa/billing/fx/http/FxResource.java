package dev.pesewa.billing.fx.http;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.pesewa.billing.call.http.FieldChecks;
import dev.pesewa.billing.fx.ExchangeRateCache;
import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.json.DecimalTextDeserializer;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.validation.PlainText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Exchange rates of the dollar: for operators.
@Tag(name = "Exchange rates", description = "Units of a currency for a US dollar, by day.")
@Path("/api/billing/fx")
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_CLAIM)
public class FxResource {

    private static final String CURRENCY = "(?!USD)[A-Z]{3}";
    private static final String POSITIVE_RATE = "(?=.*[1-9])\\d{1,9}(\\.\\d{1,6})?";
    private static final String RATE_RULE =
            "a decimal above zero such as \"15.80\" with at most 6 decimals";
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int DAYS_AHEAD = 366;

    private final ExchangeRateCache rates;
    private final Caller caller;
    private final IdGenerator ids;
    private final Clock clock;

    public FxResource(ExchangeRateCache rates, Caller caller, IdGenerator ids, Clock clock) {
        this.rates = rates;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /// `rate` is units of the currency for a dollar; `current` marks the one that holds now.
    public record RateResponse(
            UUID id,
            String currency,
            String rate,
            LocalDate effectiveOn,
            String source,
            String recordedBy,
            Instant recordedAt,
            boolean current) {}

    @Operation(operationId = "listExchangeRates", summary = "Recorded rates, the newest first")
    @GET
    public Page<RateResponse> list(@BeanParam PageRequest page) {
        UUID before = page.idBefore();
        List<ExchangeRate> rows =
                rates.recorded().stream()
                        .filter(rate -> page.cursor() == null || rate.id().compareTo(before) < 0)
                        .limit(page.rows())
                        .toList();
        return page.of(rows, this::response, RateResponse::id);
    }

    /// `effectiveOn` is today (UTC) when it is left out.
    public record RateRequest(
            @NotNull
                    @Pattern(
                            regexp = CURRENCY,
                            message = "three capital letters of ISO 4217, and not USD")
                    String currency,
            @NotNull
                    @Pattern(regexp = POSITIVE_RATE, message = RATE_RULE)
                    @JsonDeserialize(using = DecimalTextDeserializer.class)
                    String rate,
            @Nullable LocalDate effectiveOn,
            @NotNull @PlainText(max = FieldChecks.LONGEST_TEXT) String source) {}

    @Operation(operationId = "setExchangeRate", summary = "Record a rate")
    @PUT
    public RateResponse put(@NotNull @Valid RateRequest body) {
        Instant now = clock.instant();
        var rate =
                new ExchangeRate(
                        ids.next(),
                        body.currency(),
                        new BigDecimal(body.rate()),
                        effectiveOn(body.effectiveOn(), now.atZone(ZoneOffset.UTC).toLocalDate()),
                        body.source(),
                        caller.subject(),
                        now);
        rates.add(rate);
        return response(rate);
    }

    private static LocalDate effectiveOn(@Nullable LocalDate day, LocalDate today) {
        if (day == null) {
            return today;
        }
        if (day.isBefore(EARLIEST) || day.isAfter(today.plusDays(DAYS_AHEAD))) {
            throw ProblemException.malformed(
                    "effectiveOn", "from " + EARLIEST + " to a year ahead");
        }
        return day;
    }

    private RateResponse response(ExchangeRate rate) {
        boolean current =
                rates.at(rate.currency(), clock.instant())
                        .map(now -> now.id().equals(rate.id()))
                        .orElse(false);
        return new RateResponse(
                rate.id(),
                rate.currency(),
                rate.perUsd().stripTrailingZeros().toPlainString(),
                rate.effectiveOn(),
                rate.source(),
                rate.recordedBy(),
                rate.recordedAt(),
                current);
    }
}
