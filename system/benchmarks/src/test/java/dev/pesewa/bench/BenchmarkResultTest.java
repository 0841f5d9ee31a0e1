package dev.pesewa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BenchmarkResultTest {

    @Test
    void aRateWantsToBeLargeAndATimeSmall() {
        assertThat(figure(1.2, 1.2, false).isMet()).isTrue();
        assertThat(figure(1.1, 1.2, false).isMet()).isFalse();
        assertThat(figure(1.3, 1.3, true).isMet()).isTrue();
        assertThat(figure(1.4, 1.3, true).isMet()).isFalse();
    }

    @Test
    void showsTheSameToMachinesAndToPeople() {
        // Given
        BenchmarkResult figure = figure(1.25, 1.2, false);

        // When
        String json = figure.json().toString();

        // Then
        assertThat(json)
                .isEqualTo(
                        "{\"name\":\"charge\",\"unit\":\"1/s\",\"ours\":1.25,\"limit\":1.0,"
                                + "\"ratio\":1.25,\"p50Ms\":2.0,\"p99Ms\":9.0,"
                                + "\"goal\":1.2,\"met\":true}");
        assertThat(figure.line()).contains("charge", "1.25", "2.00", "9.00", ">= 1.20 met");
    }

    private static BenchmarkResult figure(double ours, double goal, boolean smallerIsBetter) {
        var latencies = new Histogram(5);
        latencies.recordValueWithCount(2_000_000, 98);
        latencies.recordValueWithCount(9_000_000, 2);
        return new BenchmarkResult(
                "charge",
                "1/s",
                ours,
                1,
                new LoadGenerator.LoadResult(50, latencies),
                goal,
                smallerIsBetter);
    }
}
