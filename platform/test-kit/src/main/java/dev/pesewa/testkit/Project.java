package dev.pesewa.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The project's own text files, read once. What the build makes and what a machine keeps to
/// itself is left out.
public record Project(Path root, List<SourceFile> files) {

    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".idea", ".vscode", ".pesewa", "node_modules");
    private static final Set<String> TEXT =
            Set.of(
                    "css",
                    "html",
                    "java",
                    "js",
                    "md",
                    "properties",
                    "sh",
                    "sql",
                    "svg",
                    "xml",
                    "yaml",
                    "yml");

    public Project {
        files = List.copyOf(files);
    }

    /// The project that the tests run in, from whichever module they run.
    public static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("platform/test-kit"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("The tests do not run inside the project.");
        }
        return folder;
    }

    public static Project read(Path root) {
        Reader reader = new Reader(root);
        try {
            Files.walkFileTree(root, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Project(root, reader.files);
    }

    private static final class Reader extends SimpleFileVisitor<Path> {

        private final List<SourceFile> files = new ArrayList<>();
        private final Path root;

        Reader(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            String path = root.relativize(file).toString().replace('\\', '/');
            String type = path.substring(path.lastIndexOf('.') + 1);
            if (attributes.isRegularFile() && TEXT.contains(type)) {
                files.add(new SourceFile(path, Files.readAllLines(file)));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
