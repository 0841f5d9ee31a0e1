package dev.pesewa.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A program as it was when it was started. A later build, or the tests, replace the jars it was
/// built into, and a JVM whose jars change under it breaks in strange ways.
final class ProgramCopy {

    /// What may stand beside the jar and belong to it, here or in Quarkus' layout.
    private static final List<String> PARTS = List.of("app", "lib", "quarkus");

    private ProgramCopy() {}

    /// The jar's copy in `folder`, made anew when the original has changed. The program must not
    /// be running from it.
    static Path of(Path jar, Path folder) {
        if (!Files.exists(jar)) {
            throw new LocalException(jar + " has not been built: ./pesewa up builds it.");
        }
        Path copy = folder.resolve(jar.getFileName());
        Path mark = folder.resolve("copied");
        try {
            List<Path> files = files(jar);
            String content = fingerprint(files);
            if (!Files.exists(mark) || !Files.readString(mark).equals(content)) {
                delete(folder);
                for (Path file : files) {
                    copy(file, folder.resolve(jar.resolveSibling("").relativize(file)));
                }
                Files.writeString(mark, content);
            }
        } catch (IOException failed) {
            throw new LocalException("Could not copy " + jar + " to " + folder, failed);
        } catch (UncheckedIOException changing) {
            throw new LocalException(jar + " is being built right now.", changing);
        }
        return copy;
    }

    private static List<Path> files(Path jar) throws IOException {
        List<Path> files = new ArrayList<>(List.of(jar));
        for (String part : PARTS) {
            Path folder = jar.resolveSibling(part);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    files.addAll(all.filter(Files::isRegularFile).sorted().toList());
                }
            }
        }
        return files;
    }

    private static String fingerprint(List<Path> files) throws IOException {
        var content = new StringBuilder();
        for (Path file : files) {
            content.append(file)
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ')
                    .append(Files.getLastModifiedTime(file))
                    .append('\n');
        }
        return content.toString();
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
