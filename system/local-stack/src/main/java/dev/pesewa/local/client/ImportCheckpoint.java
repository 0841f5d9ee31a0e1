package dev.pesewa.local.client;

import dev.pesewa.local.LocalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// How many rows of a file are done. Replaced as a whole, so that a kill leaves the old number or
/// the new one. It only saves time: without it an import begins anew, and nothing counts twice.
final class ImportCheckpoint {

    private final Path file;
    private final ProgressBar progress;

    ImportCheckpoint(Path file, ProgressBar progress) {
        this.file = file;
        this.progress = progress;
    }

    long read() {
        try {
            String rows = Files.readString(file).strip();
            return rows.matches("\\d{1,18}") ? Long.parseLong(rows) : beginning("empty or damaged");
        } catch (NoSuchFileException first) {
            return 0;
        } catch (IOException unreadable) {
            return beginning("unreadable (" + unreadable + ")");
        }
    }

    private long beginning(String reason) {
        progress.says(
                "The checkpoint "
                        + file
                        + " is "
                        + reason
                        + ": the import starts from the beginning. Events are known by their ids,"
                        + " so nothing counts twice.");
        return 0;
    }

    void write(long rows) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(next, Long.toString(rows));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new LocalException("Cannot write the checkpoint: " + unwritable, unwritable);
        }
    }
}
