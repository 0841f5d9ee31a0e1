package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.usage.rollup.DurationBucket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random calls, and their statistics computed the slow and obvious way.
final class PlainStatistics {

    static final List<String> CLIENTS = List.of("c0", "c1", "c2", "c3");

    private static final Instant FROM = Instant.parse("2025-10-25T00:00:00Z");
    private static final int MINUTES = 26 * 24 * 60;

    private final List<PlainCall> sent = new ArrayList<>();
    private final List<PlainCall> calls;
    private final ZoneId zone;

    /// A sixth of the calls correct another one, or a correction; all come in random order.
    PlainStatistics(int count, long seed, String zone) {
        this.zone = ZoneId.of(zone);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            boolean corrects = i > 0 && random.nextInt(6) == 0;
            sent.add(
                    new PlainCall(
                            "call-" + i,
                            corrects ? "call-" + random.nextInt(i) : null,
                            random.nextInt(6) == 0
                                    ? null
                                    : CLIENTS.get(random.nextInt(CLIENTS.size())),
                            random.nextInt(6) == 0 ? null : "u" + random.nextInt(6),
                            "f" + random.nextInt(3),
                            "p" + random.nextInt(2),
                            "m" + random.nextInt(3),
                            random.nextInt(9) == 0
                                    ? null
                                    : BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 12),
                            random.nextInt(5_000),
                            random.nextInt(3_000),
                            random.nextInt(2_000),
                            random.nextInt(1_000),
                            random.nextInt(900),
                            random.nextInt(6) == 0 ? null : random.nextInt(20_000),
                            random.nextInt(10) > 0,
                            random.nextInt(8) == 0,
                            FROM.plusSeconds(60L * random.nextInt(MINUTES))));
        }
        Collections.shuffle(sent, new Random(seed));
        calls = List.copyOf(counted());
    }

    /// Of each chain of corrections the correction that was sent last; without any, the original.
    private Collection<PlainCall> counted() {
        Map<String, PlainCall> byId =
                sent.stream().collect(Collectors.toMap(PlainCall::id, Function.identity()));
        Map<String, PlainCall> winners = new LinkedHashMap<>();
        for (PlainCall call : sent) {
            String original = call.id();
            for (String next = call.corrects();
                    next != null;
                    next = byId.get(original).corrects()) {
                original = next;
            }
            if (call.corrects() != null || !winners.containsKey(original)) {
                winners.put(original, call);
            }
        }
        return winners.values();
    }

    List<Map<String, Object>> asSent() {
        return sent.stream().map(PlainCall::asSent).toList();
    }

    BigDecimal cau(LocalDate start, LocalDate end) {
        List<PlainCall> within = within(start, end, "");
        long users =
                within.stream().map(PlainCall::subject).filter(Objects::nonNull).distinct().count();
        return cost(within).divide(BigDecimal.valueOf(users), 6, RoundingMode.HALF_EVEN);
    }

    void assertEqualTo(JsonNode stats, LocalDate start, LocalDate end, String filter) {
        List<PlainCall> within = within(start, end, filter);
        long days = ChronoUnit.DAYS.between(start, end) + 1;
        assertThat(within).isNotEmpty();
        assertThat(stats.get("totalMessages").asInt()).isEqualTo(within.size());
        same(stats.get("totalCost"), rounded(cost(within)));
        same(
                stats.get("averageDailyCost"),
                cost(within).divide(BigDecimal.valueOf(days), 6, RoundingMode.HALF_EVEN));
        same(stats.at("/tokens/input"), sum(within, PlainCall::input));
        same(stats.at("/tokens/cachedInput"), sum(within, PlainCall::cachedInput));
        same(stats.at("/tokens/cacheWrite"), sum(within, PlainCall::cacheWrite));
        same(stats.at("/tokens/cacheWrite1h"), sum(within, PlainCall::cacheWriteForAnHour));
        same(stats.at("/tokens/output"), sum(within, PlainCall::output));
        assertThat(stats.get("unpricedMessages").asLong())
                .isEqualTo(within.stream().filter(PlainCall::unpriced).count());
        same(stats.get("successRate"), rate(within, PlainCall::success));
        same(stats.get("cacheHitRate"), rate(within, PlainCall::cached));
        assertThat(shares(stats.get("dailyUsage"), "date"))
                .isEqualTo(by(within, call -> local(call).toLocalDate().toString()));
        assertThat(stats.get("dailyUsage")).hasSize((int) days);
        assertThat(shares(stats.get("peakHours"), "hour"))
                .isEqualTo(by(within, call -> Integer.toString(local(call).getHour())));
        assertThat(shares(stats.get("topClients"), "clientId"))
                .isEqualTo(by(attributed(within), call -> String.valueOf(call.client())));
        if (!filter.contains("clientId")) {
            List<PlainCall> others = within.stream().filter(call -> call.client() == null).toList();
            assertThat(stats.at("/unattributed/messages").asInt()).isEqualTo(others.size());
            same(stats.at("/unattributed/cost"), rounded(cost(others)));
        }
        assertThat(shares(stats.get("byFeature"), "feature"))
                .isEqualTo(by(within, PlainCall::feature));
        assertThat(shares(stats.get("byModel"), "model")).isEqualTo(by(within, PlainCall::model));
        assertDurations(stats.get("duration"), within);
        assertThat(stats.get("peakHour").asInt())
                .isEqualTo(first(within, call -> local(call).getHour()));
        assertThat(stats.at("/busiestDay/date").asText())
                .isEqualTo(first(within, call -> local(call).toLocalDate()).toString());
        assertMonths(stats.get("monthlyComparison"), YearMonth.from(end), filter);
    }

    /// Where most calls were, the first of equals.
    private static <K extends Comparable<? super K>> K first(
            List<PlainCall> calls, Function<PlainCall, K> key) {
        Map<K, Long> counts =
                calls.stream()
                        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(n -> n).max().orElseThrow();
        return counts.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void assertMonths(JsonNode comparison, YearMonth last, String filter) {
        for (int back = 0; back < 4; back++) {
            YearMonth month = last.minusMonths(back);
            List<PlainCall> calls = within(month.atDay(1), month.atEndOfMonth(), filter);
            JsonNode shown = comparison.get("months").get(3 - back);
            assertThat(shown.get("month").asText()).isEqualTo(month.toString());
            same(shown.get("cost"), rounded(cost(calls)));
            assertThat(shown.get("messages").asInt()).isEqualTo(calls.size());
        }
        BigDecimal now = cost(within(last.atDay(1), last.atEndOfMonth(), filter));
        YearMonth earlier = last.minusMonths(1);
        BigDecimal before = cost(within(earlier.atDay(1), earlier.atEndOfMonth(), filter));
        same(
                comparison.get("growth"),
                now.subtract(before).movePointRight(2).divide(before, 2, RoundingMode.HALF_EVEN));
    }

    private static void assertDurations(JsonNode duration, List<PlainCall> all) {
        List<PlainCall> within = all.stream().filter(call -> call.millis() != null).toList();
        List<Long> sorted =
                within.stream()
                        .map(call -> DurationBucket.of(Objects.requireNonNull(call.millis())))
                        .sorted()
                        .toList();
        int rank = (95 * sorted.size() + 99) / 100;
        assertThat(duration.get("p95Ms").asLong()).isEqualTo(sorted.get(rank - 1));
        BigDecimal mean =
                sum(within, call -> Objects.requireNonNull(call.millis()))
                        .divide(BigDecimal.valueOf(within.size()), 6, RoundingMode.HALF_EVEN);
        assertThat(duration.get("meanMs").decimalValue().subtract(mean).abs())
                .isLessThan(new BigDecimal("0.01"));
    }

    private List<PlainCall> within(LocalDate start, LocalDate end, String filter) {
        return calls.stream()
                .filter(call -> !local(call).toLocalDate().isBefore(start))
                .filter(call -> !local(call).toLocalDate().isAfter(end))
                .filter(matches(filter))
                .toList();
    }

    private static Predicate<PlainCall> matches(String filter) {
        return switch (filter) {
            case "" -> _ -> true;
            case "&clientId=c1" -> call -> "c1".equals(call.client());
            case "&model=m2" -> call -> call.model().equals("m2");
            case "&provider=p1" -> call -> call.provider().equals("p1");
            case "&success=false" -> call -> !call.success();
            case "&feature=f1&userId=u2" ->
                    call -> call.feature().equals("f1") && "u2".equals(call.user());
            default -> throw new AssertionError(filter);
        };
    }

    private static List<PlainCall> attributed(List<PlainCall> calls) {
        return calls.stream().filter(call -> call.client() != null).toList();
    }

    private ZonedDateTime local(PlainCall call) {
        return call.at().atZone(zone);
    }

    private static Map<String, String> by(List<PlainCall> calls, Function<PlainCall, String> key) {
        return calls.stream()
                .collect(
                        Collectors.groupingBy(
                                key,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        own -> shown(rounded(cost(own)), own.size()))));
    }

    /// What the answer says, without the parts where nothing happened.
    private static Map<String, String> shares(JsonNode parts, String key) {
        return IntStream.range(0, parts.size())
                .mapToObj(parts::get)
                .filter(part -> part.get("messages").asInt() > 0)
                .collect(
                        Collectors.toMap(
                                part -> part.get(key).asText(),
                                part ->
                                        shown(
                                                part.get("cost").decimalValue(),
                                                part.get("messages").asInt())));
    }

    private static String shown(BigDecimal cost, int messages) {
        return cost.stripTrailingZeros().toPlainString() + " USD in " + messages;
    }

    private static BigDecimal cost(List<PlainCall> calls) {
        return calls.stream().map(PlainCall::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return exact.setScale(6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal sum(List<PlainCall> calls, Function<PlainCall, Integer> field) {
        return BigDecimal.valueOf(calls.stream().mapToLong(field::apply).sum());
    }

    private static BigDecimal rate(List<PlainCall> calls, Predicate<PlainCall> part) {
        return BigDecimal.valueOf(calls.stream().filter(part).count() * 100)
                .divide(BigDecimal.valueOf(calls.size()), 2, RoundingMode.HALF_EVEN);
    }

    private static void same(JsonNode shown, BigDecimal expected) {
        assertThat(shown.decimalValue()).isEqualByComparingTo(expected);
    }
}
