package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.LocalException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Brings a file of past usage in. The id of a row that has none is the file's fingerprint and the
/// row's number, so a file imported twice, or again after a crash, is counted once. The rows done
/// are kept in the state folder: a repeated import goes on where the last one ended. A row that
/// cannot be used is counted and told, and the import goes on.
public final class UsageImport {

    private static final int BAD_ROWS_SHOWN = 20;

    /// Batches that are sent before the first is answered.
    private static final int MOST_UNDER_WAY = 4;

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
        var checkpoint =
                new Checkpoint(checkpoints.resolve(workspace + "-" + fingerprint), progress);
        long done = checkpoint.read();
        try (UsageFile rows = UsageFile.open(file);
                var state = new State(file, fingerprint, done, checkpoint)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                state.take(row, rows.bytesRead());
            }
            state.end();
            progress.done();
            return new Result(
                    state.row,
                    state.accepted,
                    Math.min(done, state.row),
                    state.rejected,
                    state.bad);
        }
    }

    /// A batch on its way, and the row it ends with.
    private record Sent(Future<EventSender.Outcome> outcome, Batch batch, long lastRow) {}

    private final class State implements AutoCloseable {

        private final String fingerprint;
        private final long done;
        private final Checkpoint checkpoint;
        private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
        private final Deque<Sent> underWay = new ArrayDeque<>();
        private final List<String> bad = new ArrayList<>();
        private Batch batch = new Batch();
        private long row;
        private long accepted;
        private long rejected;

        State(Path file, String fingerprint, long done, Checkpoint checkpoint) {
            this.fingerprint = fingerprint;
            this.done = done;
            this.checkpoint = checkpoint;
            progress.start(file);
        }

        void take(Row next, long bytesRead) {
            row++;
            if (row <= done) {
                return;
            }
            Batch.Entry entry;
            try {
                entry = entry(next);
            } catch (LocalException unusable) {
                bad(next.line(), unusable.getMessage());
                return;
            }
            if (!batch.hasRoomFor(entry)) {
                send(row - 1);
                progress.at(bytesRead, row);
            }
            batch.add(entry);
        }

        private Batch.Entry entry(Row next) {
            ObjectNode event = event(next);
            if (!event.has("id")) {
                event.put("id", "import-" + fingerprint + "-" + row);
            }
            return Batch.Entry.of(event, next.line());
        }

        private void send(long lastRow) {
            Batch full = batch;
            batch = new Batch();
            full.clients().forEach(sender::register);
            var outcome = senders.submit(() -> sender.sendLines(full.events()));
            underWay.add(new Sent(outcome, full, lastRow));
            if (underWay.size() == MOST_UNDER_WAY) {
                settle();
            }
        }

        /// The oldest batch first, so that the checkpoint never passes one that is not answered.
        private void settle() {
            Sent oldest = underWay.remove();
            EventSender.Outcome outcome = outcome(oldest.outcome());
            accepted += outcome.accepted();
            for (EventSender.Refusal refusal : outcome.refusals()) {
                bad(oldest.batch().lines().get(refusal.index()), refusal.reason());
            }
            // A refused row is sent again when the reason is gone, so it holds the checkpoint back.
            if (bad.isEmpty()) {
                checkpoint.write(oldest.lastRow());
            }
        }

        void end() {
            if (!batch.isEmpty()) {
                send(row);
            }
            while (!underWay.isEmpty()) {
                settle();
            }
        }

        private void bad(long line, @Nullable String reason) {
            rejected++;
            if (bad.size() < BAD_ROWS_SHOWN) {
                bad.add("line " + line + ": " + reason);
            } else if (bad.size() == BAD_ROWS_SHOWN) {
                bad.add("… and more");
            }
        }

        /// What is still under way when an import fails is given up.
        @Override
        public void close() {
            senders.shutdownNow();
            senders.close();
        }
    }

    private ObjectNode event(Row row) {
        return switch (row) {
            case Row.Cells(_, var cells) -> mapping.event(cells);
            case Row.Fields(_, var fields) -> mapping.event(fields);
            case Row.Bad(_, var reason) -> throw new LocalException(reason);
        };
    }

    private static EventSender.Outcome outcome(Future<EventSender.Outcome> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new LocalException("A batch could not be sent", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while importing", stopped);
        }
    }
}
