package dev.pesewa.usage;

import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Random calls whose costs are stated in several currencies, and their sums computed the slow and
/// obvious way.
final class PlainCosts {

    static final List<String> CURRENCIES = List.of("EUR", "USD", "GHS");
    static final List<String> CLIENTS = List.of("c0", "c1", "c2");

    private static final Instant FROM = Instant.parse("2026-09-01T00:00:00Z");
    private static final int MINUTES = 30 * 24 * 60;
    private static final int DECIMALS = 12;
    private static final BigDecimal FLAT = new BigDecimal("0.005");

    /// `amount` null: a message at the flat price.
    private record StatedCall(
            String id,
            String client,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            Instant at) {}

    private final List<StatedCall> calls = new ArrayList<>();
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
    private final String own;
    private final ZoneId zone;

    /// `own` is the currency of the workspace; rates change within the month.
    PlainCosts(int count, long seed, String own, String zone) {
        this.own = own;
        this.zone = ZoneId.of(zone);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            boolean flat = random.nextInt(5) == 0;
            boolean unnamed = random.nextInt(4) == 0;
            calls.add(
                    new StatedCall(
                            "call-" + i,
                            CLIENTS.get(random.nextInt(CLIENTS.size())),
                            flat
                                    ? null
                                    : BigDecimal.valueOf(
                                            random.nextLong(1_000_000_000_000L), DECIMALS),
                            flat || unnamed
                                    ? null
                                    : CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                            FROM.plusSeconds(60L * random.nextInt(MINUTES))));
        }
    }

    void rate(String currency, String perUsd, String effectiveOn) {
        rates.computeIfAbsent(currency, _ -> new TreeMap<>())
                .put(LocalDate.parse(effectiveOn), new BigDecimal(perUsd));
    }

    List<Map<String, Object>> asSent() {
        return calls.stream().map(PlainCosts::sent).toList();
    }

    private static Map<String, Object> sent(StatedCall call) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("id", call.id());
        fields.put("clientId", call.client());
        fields.put("occurredAt", call.at().toString());
        if (call.amount() != null) {
            fields.put("cost", call.amount().toPlainString());
        }
        if (call.currency() != null) {
            fields.put("currency", call.currency());
        }
        return fields;
    }

    BigDecimal total(String currency) {
        return sum(currency, _ -> true);
    }

    BigDecimal ofClient(String currency, String client) {
        return sum(currency, call -> call.client().equals(client));
    }

    BigDecimal ofDay(String currency, LocalDate day) {
        return sum(currency, call -> local(call).equals(day));
    }

    private BigDecimal sum(String currency, Predicate<StatedCall> counts) {
        return Rounding.cost(
                calls.stream()
                        .filter(counts)
                        .map(call -> cost(call, currency))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private BigDecimal cost(StatedCall call, String currency) {
        String stated = call.currency() == null ? own : call.currency();
        BigDecimal amount = call.amount() == null ? FLAT : call.amount();
        if (stated.equals(currency) && currency.equals(own)) {
            return amount;
        }
        LocalDate utc = LocalDate.ofInstant(call.at(), ZoneOffset.UTC);
        BigDecimal usd =
                stated.equals("USD")
                        ? amount
                        : amount.divide(perUsd(stated, utc), DECIMALS, RoundingMode.HALF_EVEN);
        return usd.multiply(perUsd(currency, local(call)));
    }

    private LocalDate local(StatedCall call) {
        return LocalDate.ofInstant(call.at(), zone);
    }

    private BigDecimal perUsd(String currency, LocalDate day) {
        NavigableMap<LocalDate, BigDecimal> known = rates.get(currency);
        return known == null ? BigDecimal.ONE : known.floorEntry(day).getValue();
    }
}
