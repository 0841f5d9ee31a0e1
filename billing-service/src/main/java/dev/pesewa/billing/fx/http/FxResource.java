package dev.pesewa.billing.fx.http;

import dev.pesewa.billing.call.http.FieldChecks;
import dev.pesewa.billing.fx.ExchangeRate;
import dev.pesewa.billing.fx.ExchangeRateCache;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a dollar is worth: for operators.
@Path("/api/billing/fx")
@Authenticated
@RunOnVirtualThread
public class FxResource {

    private static final String CURRENCY = "[A-Z]{3}";
    private static final String RATE = "\\d{1,9}(\\.\\d{1,6})?";
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

    @GET
    public Page<RateResponse> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(Role.OPERATOR);
        int size = Page.limit(limit);
        UUID before = Page.before(cursor);
        var rows =
                rates.recorded().stream()
                        .filter(rate -> cursor == null || rate.id().compareTo(before) < 0)
                        .limit(size + 1L)
                        .map(this::shown)
                        .toList();
        return Page.of(rows, size, rate -> rate.id().toString());
    }

    /// `effectiveOn` is today (UTC) when it is left out.
    public record RateRequest(
            @Nullable String currency,
            @Nullable String rate,
            @Nullable LocalDate effectiveOn,
            @Nullable String source) {}

    @PUT
    public RateResponse put(@Nullable RateRequest body) {
        caller.require(Role.OPERATOR);
        if (body == null) {
            throw ProblemException.malformed("body", "{\"currency\",\"rate\",\"source\"}");
        }
        Instant now = clock.instant();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        var rate =
                new ExchangeRate(
                        ids.next(),
                        currency(body.currency()),
                        perUsd(body.rate()),
                        day(body.effectiveOn(), today),
                        FieldChecks.needed("source", body.source()),
                        caller.subject(),
                        now);
        rates.add(rate);
        return shown(rate);
    }

    private static String currency(@Nullable String text) {
        if (text == null || !text.matches(CURRENCY) || text.equals(ExchangeRateCache.DOLLAR)) {
            throw ProblemException.malformed(
                    "currency", "three capital letters of ISO 4217, and not USD");
        }
        return text;
    }

    private static BigDecimal perUsd(@Nullable String text) {
        if (text == null || !text.matches(RATE) || new BigDecimal(text).signum() == 0) {
            throw ProblemException.malformed(
                    "rate", "a decimal above zero such as \"15.80\" with at most 6 decimals");
        }
        return new BigDecimal(text);
    }

    private static LocalDate day(@Nullable LocalDate day, LocalDate today) {
        if (day == null) {
            return today;
        }
        if (day.isBefore(EARLIEST) || day.isAfter(today.plusDays(DAYS_AHEAD))) {
            throw ProblemException.malformed(
                    "effectiveOn", "from " + EARLIEST + " to a year ahead");
        }
        return day;
    }

    private RateResponse shown(ExchangeRate rate) {
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
