package dev.pesewa.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.metrics.fact.FactRepository;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.MetricRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// PostgreSQL does what the contracts say, and gives what `InMemoryMetrics` gives.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class PostgresMetricsIT implements FactContract, MetricContract {

    private static final long SEED = 20_190_401;
    private static final int EVENTS = 1_500;

    /// In a year that no other test stores facts of, so that all workspaces together are compared.
    private static final Period RANDOM_DAYS =
            new Period(LocalDate.of(2019, 4, 1), LocalDate.of(2019, 7, 31));

    @Inject FactRepository facts;
    @Inject MetricRepository metrics;

    @Override
    public FactRepository facts() {
        return facts;
    }

    @Override
    public MetricRepository metrics() {
        return metrics;
    }

    @Test
    void agreesWithTheMetricsInMemoryOnRandomEvents() {
        // Given
        var random = new Random(SEED);
        List<UUID> workspaces = Stream.generate(UUID::randomUUID).limit(3).toList();
        List<OutgoingEvent> events = new RandomEvents(random, workspaces).list(EVENTS);
        var expected = new InMemoryMetrics();

        // When
        for (List<OutgoingEvent> batch : batches(events, random)) {
            facts.store(Events.facts(batch));
            expected.store(Events.facts(batch));
        }

        // Then
        assertSame(expected, null);
        workspaces.forEach(workspace -> assertSame(expected, new WorkspaceId(workspace)));
    }

    private static List<List<OutgoingEvent>> batches(List<OutgoingEvent> events, Random random) {
        List<List<OutgoingEvent>> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); from = batchesEnd(batches)) {
            int until = Math.min(events.size(), from + 1 + random.nextInt(200));
            batches.add(events.subList(from, until));
        }
        return batches;
    }

    private static int batchesEnd(List<List<OutgoingEvent>> batches) {
        return batches.stream().mapToInt(List::size).sum();
    }

    private void assertSame(InMemoryMetrics expected, @Nullable WorkspaceId workspace) {
        List<MetricInputs> days = metrics.days(RANDOM_DAYS, workspace);
        assertThat(days)
                .as("seed " + SEED + ", " + workspace)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected.days(RANDOM_DAYS, workspace));
        Map<Kpi, Map<String, BigDecimal>> others = metrics.otherCurrencies(RANDOM_DAYS, workspace);
        assertThat(others)
                .as("seed " + SEED + ", " + workspace)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected.otherCurrencies(RANDOM_DAYS, workspace));
        assertThat(others).containsKey(Kpi.PAYMENTS_AMOUNT);
    }
}
