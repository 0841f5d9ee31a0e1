package dev.pesewa.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pesewa.local.Folders;
import dev.pesewa.local.LocalException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Reads the command, runs a benchmark and shows its figures. Exit status: 0 measured, 1 failed, 2
/// not understood. A goal that is missed is shown, and no failure: machines differ.
public final class Bench {

    private static final Map<String, BenchmarkKind> KINDS =
            Map.of(
                    "charge",
                    new BenchmarkKind("billing", ChargeBench::run),
                    "ingest",
                    new BenchmarkKind("usage", IngestBench::run),
                    "analytics",
                    new BenchmarkKind("usage", AnalyticsBench.of(5)),
                    "analytics-50m",
                    new BenchmarkKind("usage", AnalyticsBench.of(50)));

    private Bench() {}

    /// What is measured of one service; `says` is told what it is at.
    @FunctionalInterface
    interface Measurement {
        List<BenchmarkResult> of(BenchedService service, Vertx vertx, Consumer<String> says)
                throws Exception;
    }

    /// The service that is wanted, and what is measured of it.
    private record BenchmarkKind(String service, Measurement measurement) {

        /// Keeps its state in `home`.
        List<BenchmarkResult> run(Path project, Path home, Consumer<String> says) throws Exception {
            Vertx vertx = Vertx.vertx();
            try (var benched = new BenchedService(project, home, service)) {
                return measurement.of(benched, vertx, says);
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().join();
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        try {
            System.exit(run(BenchmarkOptions.parse(List.of(arguments), KINDS.keySet())));
        } catch (LocalException refused) {
            System.err.println("pesewa: " + refused.getMessage());
            System.exit(2);
        }
    }

    private static int run(BenchmarkOptions wanted) throws IOException {
        Path home = Files.createTempDirectory("pesewa-bench-");
        Path project = Path.of(System.getProperty("pesewa.project", "."));
        BenchmarkKind kind = Objects.requireNonNull(KINDS.get(wanted.kind()));
        try {
            show(kind.run(project, home, System.err::println), wanted.json());
        } catch (Exception failed) {
            System.err.println("pesewa: the benchmark failed: " + failed.getMessage());
            System.err.println("What the processes said is in " + home.resolve("logs"));
            return 1;
        }
        Folders.delete(home);
        return 0;
    }

    private static void show(List<BenchmarkResult> figures, boolean json) {
        if (json) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            figures.forEach(figure -> all.add(figure.json()));
            System.out.println(all.toPrettyString());
        } else {
            System.out.println(BenchmarkResult.heading());
            figures.forEach(figure -> System.out.println(figure.line()));
        }
    }
}
