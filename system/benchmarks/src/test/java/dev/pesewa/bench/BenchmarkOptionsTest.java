package dev.pesewa.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.local.LocalException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchmarkOptionsTest {

    private static final Set<String> KINDS = Set.of("charge");

    @Test
    void readsTheKindAndTheForm() {
        assertThat(BenchmarkOptions.parse(List.of("charge"), KINDS))
                .isEqualTo(new BenchmarkOptions("charge", false));
        assertThat(BenchmarkOptions.parse(List.of("--json", "charge"), KINDS))
                .isEqualTo(new BenchmarkOptions("charge", true));
    }

    @Test
    void saysWhichKindsThereAre() {
        assertThatThrownBy(() -> BenchmarkOptions.parse(List.of("ingest"), KINDS))
                .isInstanceOf(LocalException.class)
                .hasMessage("There is no bench ingest. ./pesewa bench charge [--json]");
        assertThatThrownBy(() -> BenchmarkOptions.parse(List.of(), KINDS))
                .isInstanceOf(LocalException.class)
                .hasMessage("./pesewa bench charge [--json]");
        assertThatThrownBy(() -> BenchmarkOptions.parse(List.of("charge", "--fast"), KINDS))
                .isInstanceOf(LocalException.class)
                .hasMessageStartingWith("There is no bench charge --fast.");
    }
}
