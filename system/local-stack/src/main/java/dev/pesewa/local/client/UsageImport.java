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
/// cannot be used is counted and reported, and the import goes on.
public final class UsageImport {

    private static final int BAD_ROWS_SHOWN = 20;

    /// Batches that are sent before the first is answered.
    private static final int MOST_UNDER_WAY = 4;

    private final EventSender sender;
    private final ColumnMapping mapping;
    private final Path checkpoints;
    private final ProgressBar progress;

    public UsageImport(
            EventSender sender, ColumnMapping mapping, Path checkpoints, ProgressBar progress) {
        this.sender = sender;
        this.mapping = mapping;
        this.checkpoints = checkpoints;
        this.progress = progress;
    }

    /// `seconds` is the time until all rows were answered. `skipped` rows were sent by an earlier
    /// run; of the `rejected` ones the first are explained. `alreadyThere` of the accepted ones
    /// were stored before; null when that cannot be known, because others sent events at the same
    /// time.
    public record ImportResult(
            double seconds,
            long rows,
            long accepted,
            @Nullable Long alreadyThere,
            long skipped,
            long rejected,
            List<String> badRows) {}

    /// Throws `LocalException` when the file's columns cannot be used; nothing is sent.
    public void check(Path file) {
        try (UsageFile rows = UsageFile.open(file)) {
            rows.check(mapping);
        } catch (LocalException unusable) {
            throw new LocalException(file + ": " + unusable.getMessage(), unusable);
        }
    }

    public ImportResult run(Path file, String workspace) {
        check(file);
        long start = System.nanoTime();
        var stored = new StoredRows(sender);
        String fingerprint = FileFingerprint.of(file);
        var checkpoint =
                new ImportCheckpoint(checkpoints.resolve(workspace + "-" + fingerprint), progress);
        long done = checkpoint.read();
        try (UsageFile rows = UsageFile.open(file);
                var state = new ImportState(file, fingerprint, done, checkpoint)) {
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                state.take(row, rows.bytesRead());
            }
            state.end();
            progress.done();
            return new ImportResult(
                    (System.nanoTime() - start) / 1e9,
                    state.row,
                    state.accepted,
                    stored.alreadyThere(state.accepted),
                    Math.min(done, state.row),
                    state.rejected,
                    state.bad);
        }
    }

    /// A batch on its way, and the row it ends with.
    private record SentRows(
            Future<EventSender.SendOutcome> outcome, EventBatch batch, long lastRow) {}

    private final class ImportState implements AutoCloseable {

        private final String fingerprint;
        private final long done;
        private final ImportCheckpoint checkpoint;
        private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
        private final Deque<SentRows> underWay = new ArrayDeque<>();
        private final List<String> bad = new ArrayList<>();
        private EventBatch batch = new EventBatch();
        private long row;
        private long accepted;
        private long rejected;

        ImportState(Path file, String fingerprint, long done, ImportCheckpoint checkpoint) {
            this.fingerprint = fingerprint;
            this.done = done;
            this.checkpoint = checkpoint;
            progress.start(file);
        }

        void take(FileRow next, long bytesRead) {
            row++;
            if (row <= done) {
                return;
            }
            EventBatch.BatchEntry entry;
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

        private EventBatch.BatchEntry entry(FileRow next) {
            ObjectNode event = mapping.event(next);
            if (!event.has("id")) {
                event.put("id", "import-" + fingerprint + "-" + row);
            }
            return EventBatch.BatchEntry.of(event, next.line());
        }

        private void send(long lastRow) {
            EventBatch full = batch;
            batch = new EventBatch();
            full.clients().forEach(sender::register);
            var outcome = senders.submit(() -> sender.sendLines(full.events()));
            underWay.add(new SentRows(outcome, full, lastRow));
            if (underWay.size() == MOST_UNDER_WAY) {
                settle();
            }
        }

        /// The oldest batch first, so that the checkpoint never passes one that is not answered.
        private void settle() {
            SentRows oldest = underWay.remove();
            EventSender.SendOutcome outcome = outcome(oldest.outcome());
            accepted += outcome.accepted();
            for (EventSender.RejectedBatchEvent refusal : outcome.refusals()) {
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

    private static EventSender.SendOutcome outcome(Future<EventSender.SendOutcome> answer) {
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
