package dev.pesewa.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pesewa.local.Folders;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/// One kind of benchmark: the service that it needs, and what is measured of it.
@Command
final class BenchmarkCommand implements Callable<Integer> {

    private final String service;
    private final Measurement measurement;
    private final BooleanSupplier json;

    BenchmarkCommand(String service, Measurement measurement, BooleanSupplier json) {
        this.service = service;
        this.measurement = measurement;
        this.json = json;
    }

    /// Takes the figures of a service that runs; `says` hears how far it is.
    @FunctionalInterface
    interface Measurement {
        List<BenchmarkResult> of(BenchedService service, Vertx vertx, Consumer<String> says)
                throws Exception;
    }

    /// When it fails, its folder stays, with what the processes said.
    @Override
    public Integer call() throws IOException {
        Path home = Files.createTempDirectory("pesewa-bench-");
        try {
            show(measured(home));
        } catch (Exception failed) {
            System.err.println("pesewa: the benchmark failed: " + failed.getMessage());
            System.err.println("What the processes said is in " + home.resolve("logs"));
            return 1;
        }
        Folders.delete(home);
        return 0;
    }

    private List<BenchmarkResult> measured(Path home) throws Exception {
        Path project = Path.of(System.getProperty("pesewa.project", "."));
        Vertx vertx = Vertx.vertx();
        try (var benched = new BenchedService(project, home, service)) {
            return measurement.of(benched, vertx, System.err::println);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void show(List<BenchmarkResult> results) {
        if (json.getAsBoolean()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            results.forEach(result -> all.add(result.json()));
            System.out.println(all.toPrettyString());
        } else {
            System.out.println(BenchmarkResult.heading());
            results.forEach(result -> System.out.println(result.line()));
        }
    }
}
