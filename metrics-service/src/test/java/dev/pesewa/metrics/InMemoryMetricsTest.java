package dev.pesewa.metrics;

import dev.pesewa.metrics.fact.FactRepository;
import dev.pesewa.metrics.kpi.MetricRepository;

class InMemoryMetricsTest implements FactContract, MetricContract {

    private final InMemoryMetrics stored = new InMemoryMetrics();

    @Override
    public FactRepository facts() {
        return stored;
    }

    @Override
    public MetricRepository metrics() {
        return stored;
    }
}
