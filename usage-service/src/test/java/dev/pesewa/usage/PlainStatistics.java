package dev.pesewa.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.usage.rollup.Bucket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Random calls, and their statistics computed the slow and obvious way.
final class PlainStatistics {

    static final List<String> CLIENTS = List.of("c0", "c1", "c2", "c3");

    private static final Instant FROM = Instant.parse("2025-10-25T00:00:00Z");
    private static final int MINUTES = 26 * 24 * 60;

    private record Call(
            String id,
            @Nullable String corrects,
            String client,
            String user,
            String feature,
            String model,
            BigDecimal cost,
            int input,
            int output,
            int millis,
            boolean success,
            boolean cached,
            Instant at) {

        Map<String, Object> asSent() {
            Map<String, Object> sent = new HashMap<>(fields());
            if (corrects != null) {
                sent.put("corrects", corrects);
            }
            return sent;
        }

        private Map<String, Object> fields() {
            return Map.ofEntries(
                    Map.entry("id", id),
                    Map.entry("clientId", client),
                    Map.entry("userId", user),
                    Map.entry("feature", feature),
                    Map.entry("model", model),
                    Map.entry("cost", cost.toPlainString()),
                    Map.entry("inputTokens", input),
                    Map.entry("outputTokens", output),
                    Map.entry("durationMs", millis),
                    Map.entry("success", success),
                    Map.entry("cached", cached),
                    Map.entry("occurredAt", at.toString()));
        }
    }

    private final List<Call> sent = new ArrayList<>();
    private final List<Call> calls;
    private final ZoneId zone;

    /// A sixth of the calls correct another one, or a correction; all come in random order.
    PlainStatistics(int count, long seed, String zone) {
        this.zone = ZoneId.of(zone);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            boolean corrects = i > 0 && random.nextInt(6) == 0;
            sent.add(
                    new Call(
                            "call-" + i,
                            corrects ? "call-" + random.nextInt(i) : null,
                            CLIENTS.get(random.nextInt(CLIENTS.size())),
                            "u" + random.nextInt(6),
                            "f" + random.nextInt(3),
                            "m" + random.nextInt(3),
                            BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 12),
                            random.nextInt(5_000),
                            random.nextInt(900),
                            random.nextInt(20_000),
                            random.nextInt(10) > 0,
                            random.nextInt(8) == 0,
                            FROM.plusSeconds(60L * random.nextInt(MINUTES))));
        }
        Collections.shuffle(sent, new Random(seed));
        calls = List.copyOf(counted());
    }

    /// Of each chain of corrections the correction that was sent last; without any, the original.
    private Collection<Call> counted() {
        Map<String, Call> byId =
                sent.stream().collect(Collectors.toMap(Call::id, Function.identity()));
        Map<String, Call> winners = new LinkedHashMap<>();
        for (Call call : sent) {
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
        return sent.stream().map(Call::asSent).toList();
    }

    BigDecimal cau(LocalDate start, LocalDate end) {
        List<Call> within = within(start, end, "");
        long users = within.stream().map(Call::user).distinct().count();
        return cost(within).divide(BigDecimal.valueOf(users), 6, RoundingMode.HALF_EVEN);
    }

    void assertEqualTo(JsonNode stats, LocalDate start, LocalDate end, String filter) {
        List<Call> within = within(start, end, filter);
        long days = ChronoUnit.DAYS.between(start, end) + 1;
        assertThat(within).isNotEmpty();
        assertThat(stats.get("totalMessages").asInt()).isEqualTo(within.size());
        same(stats.get("totalCost"), rounded(cost(within)));
        same(
                stats.get("averageDailyCost"),
                cost(within).divide(BigDecimal.valueOf(days), 6, RoundingMode.HALF_EVEN));
        same(stats.at("/tokens/input"), sum(within, Call::input));
        same(stats.at("/tokens/output"), sum(within, Call::output));
        same(stats.get("successRate"), rate(within, Call::success));
        same(stats.get("cacheHitRate"), rate(within, Call::cached));
        assertThat(shares(stats.get("dailyUsage"), "date"))
                .isEqualTo(by(within, call -> local(call).toLocalDate().toString()));
        assertThat(stats.get("dailyUsage")).hasSize((int) days);
        assertThat(shares(stats.get("peakHours"), "hour"))
                .isEqualTo(by(within, call -> Integer.toString(local(call).getHour())));
        assertThat(shares(stats.get("topClients"), "clientId")).isEqualTo(by(within, Call::client));
        assertThat(shares(stats.get("byFeature"), "feature")).isEqualTo(by(within, Call::feature));
        assertThat(shares(stats.get("byModel"), "model")).isEqualTo(by(within, Call::model));
        assertDurations(stats.get("duration"), within);
    }

    private static void assertDurations(JsonNode duration, List<Call> within) {
        List<Long> sorted = within.stream().map(call -> Bucket.of(call.millis())).sorted().toList();
        int rank = (95 * sorted.size() + 99) / 100;
        assertThat(duration.get("p95Ms").asLong()).isEqualTo(sorted.get(rank - 1));
        BigDecimal mean =
                sum(within, Call::millis)
                        .divide(BigDecimal.valueOf(within.size()), 6, RoundingMode.HALF_EVEN);
        assertThat(duration.get("meanMs").decimalValue().subtract(mean).abs())
                .isLessThan(new BigDecimal("0.01"));
    }

    private List<Call> within(LocalDate start, LocalDate end, String filter) {
        return calls.stream()
                .filter(call -> !local(call).toLocalDate().isBefore(start))
                .filter(call -> !local(call).toLocalDate().isAfter(end))
                .filter(matches(filter))
                .toList();
    }

    private static Predicate<Call> matches(String filter) {
        return switch (filter) {
            case "" -> _ -> true;
            case "&clientId=c1" -> call -> call.client().equals("c1");
            case "&model=m2" -> call -> call.model().equals("m2");
            case "&success=false" -> call -> !call.success();
            case "&feature=f1&userId=u2" ->
                    call -> call.feature().equals("f1") && call.user().equals("u2");
            default -> throw new AssertionError(filter);
        };
    }

    private ZonedDateTime local(Call call) {
        return call.at().atZone(zone);
    }

    private static Map<String, String> by(List<Call> calls, Function<Call, String> key) {
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

    private static BigDecimal cost(List<Call> calls) {
        return calls.stream().map(Call::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return exact.setScale(6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal sum(List<Call> calls, Function<Call, Integer> field) {
        return BigDecimal.valueOf(calls.stream().mapToLong(field::apply).sum());
    }

    private static BigDecimal rate(List<Call> calls, Predicate<Call> part) {
        return BigDecimal.valueOf(calls.stream().filter(part).count())
                .divide(BigDecimal.valueOf(calls.size()), 4, RoundingMode.HALF_EVEN);
    }

    private static void same(JsonNode shown, BigDecimal expected) {
        assertThat(shown.decimalValue()).isEqualByComparingTo(expected);
    }
}
