package dev.pesewa.usage.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRecorded.CallCost;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall;
import dev.pesewa.kernel.event.UsageRecorded.ModelCall.CallResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollupBatchTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final int EVENTS = 500;

    private final RollupBatch batch = new RollupBatch();

    @ParameterizedTest
    @ValueSource(longs = {20261125, 7})
    void whatIsCountedAndUncountedLeavesNothing(long seed) {
        // Given
        List<UsageRecorded> events = random(seed);
        events.forEach(event -> batch.count(event, DAY, hour(event), local(event)));
        // When
        events.reversed().forEach(event -> batch.uncount(event, DAY, hour(event), local(event)));
        // Then
        assertThat(batch.hourly()).isNotEmpty();
        batch.hourly().values().forEach(RollupBatchTest::assertNothing);
        batch.daily().values().forEach(RollupBatchTest::assertNothing);
        assertThat(batch.durations().values()).containsOnly(0L);
    }

    @ParameterizedTest
    @EnumSource
    void eachDimensionOfADayAddsUpToTheSameTotals(DailyKey.Dimension dimension) {
        // Given
        List<UsageRecorded> events = random(42);
        // When
        events.forEach(event -> batch.count(event, DAY, hour(event), local(event)));
        // Then
        var total = new UsageTotals();
        batch.daily().entrySet().stream()
                .filter(row -> row.getKey().dimension() == dimension)
                .forEach(row -> total.add(row.getValue()));
        assertThat(total.cost()).isEqualByComparingTo(cost(events));
        assertThat(total.localCost()).isEqualByComparingTo(localCost(events));
        assertThat(sum(total, Measure.MESSAGES)).isEqualTo(EVENTS);
        assertThat(sum(total, Measure.tokens(TokenKind.CACHE_WRITE_1H)))
                .isEqualTo(
                        events.stream()
                                .mapToLong(event -> event.tokens().of(TokenKind.CACHE_WRITE_1H))
                                .sum());
    }

    @Test
    void anEventThatIsRepricedCountsWithItsNewCost() {
        // Given
        UsageRecorded event = event("a", null, Tokens.of(TokenKind.INPUT, 5), 70L);
        batch.count(event, DAY, 3, null);
        // When
        batch.reprice(event, DAY, 3, new BigDecimal("0.25"), false);
        // Then
        UsageTotals totals = batch.hourly().firstEntry().getValue();
        assertThat(totals.cost()).isEqualByComparingTo("0.25");
        assertThat(sum(totals, Measure.UNPRICED)).isZero();
        assertThat(sum(totals, Measure.MESSAGES)).isEqualTo(1);
    }

    @Test
    void aCostInTheCurrencyOfTheWorkspaceStaysWhenTheRateChanges() {
        // Given
        var stated = new BigDecimal("0.40");
        UsageRecorded event = event("a", new BigDecimal("0.50"), Tokens.NONE, null);
        batch.count(event, DAY, 3, stated);
        // When
        batch.reprice(event, DAY, 3, new BigDecimal("0.25"), true);
        // Then
        UsageTotals totals = batch.hourly().firstEntry().getValue();
        assertThat(totals.localCost()).isEqualByComparingTo(stated);
        assertThat(totals.localCostUsd()).isEqualByComparingTo("0.25");
    }

    @Test
    void anEventWhosePriceIsLostIsUnpricedAgain() {
        // Given
        UsageRecorded event = event("a", new BigDecimal("0.25"), Tokens.NONE, null);
        batch.count(event, DAY, 3, null);
        // When
        batch.reprice(event, DAY, 3, null, false);
        // Then
        UsageTotals totals = batch.hourly().firstEntry().getValue();
        assertThat(totals.cost()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(sum(totals, Measure.UNPRICED)).isEqualTo(1);
    }

    @Test
    void aCallWithoutADurationIsNotAmongTheTimedOnes() {
        // Given
        UsageRecorded event = event("a", null, Tokens.NONE, null);
        // When
        batch.count(event, DAY, 3, null);
        // Then
        assertThat(batch.durations()).isEmpty();
        assertThat(sum(batch.hourly().firstEntry().getValue(), Measure.TIMED)).isZero();
    }

    @Test
    void whoWasActiveIsTheUserAndElseTheClient() {
        // Given
        batch.count(event("ama", null, Tokens.NONE, null), DAY, 3, null);
        // When
        batch.count(event("", null, Tokens.NONE, null), DAY, 3, null);
        // Then
        assertThat(
                        batch.daily().keySet().stream()
                                .filter(key -> key.dimension() == DailyKey.Dimension.SUBJECT)
                                .map(DailyKey::key))
                .containsExactlyInAnyOrder("user:ama", "client:shop");
    }

    @Test
    void noTwoMeasuresShareAColumn() {
        assertThat(Measure.ALL.stream().map(Measure::column)).doesNotHaveDuplicates();
    }

    private static void assertNothing(UsageTotals totals) {
        assertThat(totals.cost()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(totals.localCost()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(totals.localCostUsd()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(Measure.ALL).allMatch(measure -> sum(totals, measure) == 0);
    }

    private static long sum(UsageTotals totals, Measure measure) {
        return UsageTotals.column(List.of(totals), measure)[0];
    }

    /// Calls with an even number of input tokens stated their cost in the workspace's currency.
    private static @Nullable BigDecimal local(UsageRecorded event) {
        boolean stated = event.tokens().of(TokenKind.INPUT) % 2 == 0;
        return stated && event.costUsd() != null
                ? event.costUsd().multiply(new BigDecimal("0.8"))
                : null;
    }

    private static BigDecimal localCost(List<UsageRecorded> events) {
        return events.stream()
                .map(RollupBatchTest::local)
                .map(cost -> cost == null ? BigDecimal.ZERO : cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cost(List<UsageRecorded> events) {
        return events.stream()
                .map(UsageRecorded::costUsd)
                .map(cost -> cost == null ? BigDecimal.ZERO : cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int hour(UsageRecorded event) {
        return Math.floorMod(event.id().hashCode(), 24);
    }

    private static List<UsageRecorded> random(long seed) {
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        return IntStream.range(0, EVENTS)
                .mapToObj(
                        _ ->
                                event(
                                        "u" + random.nextInt(5),
                                        random.nextInt(5) == 0
                                                ? null
                                                : BigDecimal.valueOf(random.nextLong(1L << 40), 12),
                                        Tokens.of(_ -> random.nextInt(1_000)),
                                        random.nextInt(4) == 0 ? null : random.nextLong(9_000)))
                .toList();
    }

    private static UsageRecorded event(
            String user, @Nullable BigDecimal cost, Tokens tokens, @Nullable Long durationMs) {
        return new UsageRecorded(
                new UsageRecorded.Origin(new UUID(1, 1), "till", user + tokens.hashCode()),
                new UsageRecorded.Subject("shop", user.isEmpty() ? null : user, "report"),
                new ModelCall(
                        "openai", "gpt-4o", tokens, new CallResult(durationMs, true, null, false)),
                new CallCost(cost, cost == null ? "unpriced" : "given"),
                Instant.parse("2026-09-01T10:00:00Z"),
                Map.of());
    }
}
