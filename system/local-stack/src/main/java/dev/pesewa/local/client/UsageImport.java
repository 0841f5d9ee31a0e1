package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.LocalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Brings a file of past usage in. The id of a row is the file's fingerprint and the row's number,
/// so a file imported twice, or again after a crash, is counted once. The rows done are kept in the
/// state folder: a repeated import goes on where the last one ended.
public final class UsageImport {

    private static final int BAD_ROWS_SHOWN = 20;

    private final EventSender sender;
    private final RowMapping mapping;
    private final Path checkpoints;
    private final Progress progress;

    public UsageImport(
            EventSender sender, RowMapping mapping, Path checkpoints, Progress progress) {
        this.sender = sender;
        this.mapping = mapping;
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /// `skipped` rows were sent by an earlier run; of the `rejected` ones the first are explained.
    public record Result(
            long rows, long accepted, long skipped, long rejected, List<String> badRows) {}

    public Result run(Path file, String workspace) {
        String fingerprint = Fingerprint.of(file);
        Path checkpoint = checkpoints.resolve(workspace + "-" + fingerprint);
        long done = read(checkpoint);
        var state = new State(file, fingerprint, done, checkpoint);
        try (UsageFile rows = UsageFile.open(file)) {
            Iterator<UsageFile.Line> lines = rows.iterator();
            while (lines.hasNext()) {
                state.take(lines.next());
            }
            state.send();
        }
        progress.done();
        return new Result(
                state.row, state.accepted, Math.min(done, state.row), state.rejected, state.bad);
    }

    private final class State {

        private final String fingerprint;
        private final long done;
        private final Path checkpoint;
        private final List<ObjectNode> batch = new ArrayList<>();
        private final List<Long> lineNumbers = new ArrayList<>();
        private final List<String> bad = new ArrayList<>();
        private long row;
        private long accepted;
        private long rejected;

        State(Path file, String fingerprint, long done, Path checkpoint) {
            this.fingerprint = fingerprint;
            this.done = done;
            this.checkpoint = checkpoint;
            progress.start(file);
        }

        void take(UsageFile.Line line) {
            row++;
            if (row <= done) {
                return;
            }
            try {
                ObjectNode event = mapping.event(line.fields());
                if (event.path("id").asText().isEmpty()) {
                    event.put("id", "import-" + fingerprint + "-" + row);
                }
                batch.add(event);
                lineNumbers.add(line.number());
            } catch (LocalException unreadable) {
                bad("line " + line.number() + ": " + unreadable.getMessage());
            }
            if (batch.size() == EventSender.BATCH) {
                send();
                progress.at(line.bytesRead(), row);
            }
        }

        void send() {
            if (!batch.isEmpty()) {
                batch.stream()
                        .map(event -> event.path("clientId").asText())
                        .filter(client -> !client.isEmpty())
                        .distinct()
                        .forEach(sender::register);
                EventSender.Outcome outcome = sender.send(batch);
                accepted += outcome.accepted();
                outcome.refusals()
                        .forEach(
                                refusal ->
                                        bad(
                                                "line "
                                                        + lineNumbers.get(refusal.index())
                                                        + ": "
                                                        + refusal.reason()));
                batch.clear();
                lineNumbers.clear();
            }
            // A bad row is to be sent again when it has been mended, so it holds the checkpoint
            // back.
            if (bad.isEmpty()) {
                write(checkpoint, row);
            }
        }

        private void bad(String reason) {
            rejected++;
            if (bad.size() < BAD_ROWS_SHOWN) {
                bad.add(reason);
            } else if (bad.size() == BAD_ROWS_SHOWN) {
                bad.add("… and more");
            }
        }
    }

    private static long read(Path checkpoint) {
        try {
            return Files.exists(checkpoint)
                    ? Long.parseLong(Files.readString(checkpoint).strip())
                    : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path checkpoint, long rows) {
        try {
            Files.createDirectories(checkpoint.toAbsolutePath().getParent());
            Files.writeString(checkpoint, Long.toString(rows));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
