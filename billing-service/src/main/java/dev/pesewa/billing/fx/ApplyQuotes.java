package dev.pesewa.billing.fx;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kit.id.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Turns the quotes of a live source into rates that are in force from today on. Example: a quote
/// of 15.80 GHS becomes a rate when 16.00 is in force, and 160.00 does not (`QuoteRules`). A quote
/// that does not become a rate is counted and logged; the last rate stays in force.
@ApplicationScoped
public class ApplyQuotes {

    private static final Logger LOG = Logger.getLogger(ApplyQuotes.class);

    private final ExchangeRateCache rates;
    private final QuoteRules rules;
    private final LiveRateMetrics meters;
    private final IdGenerator ids;
    private final Clock clock;

    public ApplyQuotes(
            ExchangeRateCache rates,
            FxConfig config,
            LiveRateMetrics meters,
            IdGenerator ids,
            Clock clock) {
        this.rates = rates;
        this.rules = new QuoteRules(config.mostChange(), config.oldestDays());
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
    }

    /// The rates are read first, because another replica may have added one.
    public void apply(String source, List<RateQuote> quotes) {
        rates.read();
        for (RateQuote each : quotes) {
            QuoteOutcome outcome =
                    switch (each) {
                        case RateQuote.Quote quote -> apply(source, quote);
                        case RateQuote.Missing missing -> {
                            LOG.warnf(
                                    "%s has no rate of %s: %s",
                                    source, missing.currency(), missing.why());
                            yield QuoteOutcome.NOTHING;
                        }
                    };
            meters.count(each.currency(), outcome);
        }
    }

    private QuoteOutcome apply(String source, RateQuote.Quote quote) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        Instant yesterday = today.atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
        Optional<ExchangeRate> inForce = rates.at(quote.currency(), now);
        Optional<ExchangeRate> before = rates.at(quote.currency(), yesterday);
        QuoteOutcome outcome = rules.judge(quote, today, inForce.orElse(null), before.orElse(null));
        switch (outcome) {
            case NEW -> {
                ExchangeRate rate = rate(source, quote, today, now);
                rates.add(rate);
                LOG.infof("A dollar is %s %s now (%s)", rate.perUsd(), rate.currency(), source);
            }
            case JUMP ->
                    LOG.errorf(
                            "%s gives %s %s, too far from %s: not used. Put it yourself if it is"
                                    + " right (PUT /api/billing/fx).",
                            source,
                            quote.kept(),
                            quote.currency(),
                            inForce.map(rate -> rate.perUsd().toPlainString()).orElse("nothing"));
            case ABSURD, DATED ->
                    LOG.warnf(
                            "The rate of %s from %s is not used: %s, of %s",
                            quote.currency(), source, outcome.label(), quote.of());
            case SAME, OVERRULED, NOTHING ->
                    LOG.debugf("%s of %s: %s", quote.currency(), source, outcome.label());
        }
        return outcome;
    }

    private ExchangeRate rate(String source, RateQuote.Quote quote, LocalDate today, Instant now) {
        return new ExchangeRate(
                ids.next(),
                quote.currency(),
                quote.kept(),
                today,
                quote.of() == null ? source : source + ", of " + quote.of(),
                ExchangeRate.LIVE + source,
                now);
    }
}
