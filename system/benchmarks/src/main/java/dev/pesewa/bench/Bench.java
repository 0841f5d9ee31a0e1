package dev.pesewa.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Reads the command, runs a benchmark and shows its figures. Exit status: 0 measured, 1 failed, 2
/// not understood. A goal that is missed is shown, and no failure: machines differ.
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        boolean json = words.contains("--json");
        List<String> kinds = words.stream().filter(word -> !word.equals("--json")).toList();
        if (!kinds.equals(List.of("charge"))) {
            System.err.println("./pesewa bench charge [--json]; there is no other kind yet.");
            System.exit(2);
        }
        Path home = Files.createTempDirectory("pesewa-bench-");
        Path project = Path.of(System.getProperty("pesewa.project", "."));
        int status = 0;
        try {
            show(ChargeBench.run(project, home, System.err::println), json);
        } catch (Exception failed) {
            System.err.println("pesewa: the benchmark failed: " + failed.getMessage());
            System.err.println("What the processes said is in " + home.resolve("logs"));
            status = 1;
        }
        if (status == 0) {
            delete(home);
        }
        System.exit(status);
    }

    private static void show(List<Figure> figures, boolean json) {
        if (json) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            figures.forEach(figure -> all.add(figure.json()));
            System.out.println(all.toPrettyString());
        } else {
            System.out.println(Figure.heading());
            figures.forEach(figure -> System.out.println(figure.line()));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
