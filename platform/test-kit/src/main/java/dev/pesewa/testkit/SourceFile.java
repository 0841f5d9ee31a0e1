package dev.pesewa.testkit;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One file: its path from the project's root, with slashes, and its lines.
public record SourceFile(String path, List<String> lines) {

    public SourceFile {
        lines = List.copyOf(lines);
    }

    boolean isOf(String... types) {
        return Stream.of(types).anyMatch(type -> path.endsWith("." + type));
    }

    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// One finding for each line that is bad.
    Stream<Finding> where(Predicate<String> bad, String message) {
        return IntStream.range(0, lines.size())
                .filter(i -> bad.test(lines.get(i)))
                .mapToObj(i -> new Finding(path, i + 1, message));
    }

    Stream<Finding> atMost(int limit) {
        return lines.size() <= limit
                ? Stream.empty()
                : Stream.of(
                        new Finding(
                                path,
                                lines.size(),
                                "longer than " + limit + " lines: split it by what it does"));
    }
}
