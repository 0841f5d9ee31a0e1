package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.LocalException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Brings a file of past usage in. The id of a row is the file's fingerprint and the row's number,
/// so a file imported twice, or again after a crash, is counted once. The rows done are kept in the
/// state folder: a repeated import goes on where the last one ended.
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
        var state = new State(file, fingerprint, done, checkpoint);
        try (UsageFile rows = UsageFile.open(file)) {
            Iterator<UsageFile.Line> lines = rows.iterator();
            while (lines.hasNext()) {
                state.take(lines.next());
            }
            state.end();
        }
        progress.done();
        return new Result(
                state.row, state.accepted, Math.min(done, state.row), state.rejected, state.bad);
    }

    /// A batch on its way: which lines it holds, and the row it ends with.
    private record Sent(Future<EventSender.Outcome> outcome, List<Long> lines, long lastRow) {}

    private final class State {

        private final String fingerprint;
        private final long done;
        private final Checkpoint checkpoint;
        private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
        private final Deque<Sent> underWay = new ArrayDeque<>();
        private final List<String> bad = new ArrayList<>();
        private List<ObjectNode> batch = new ArrayList<>();
        private List<Long> lines = new ArrayList<>();
        private long row;
        private long accepted;
        private long rejected;

        State(Path file, String fingerprint, long done, Checkpoint checkpoint) {
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
                lines.add(line.number());
            } catch (LocalException unreadable) {
                bad("line " + line.number() + ": " + unreadable.getMessage());
            }
            if (batch.size() == EventSender.BATCH) {
                send();
                progress.at(line.bytesRead(), row);
            }
        }

        private void send() {
            List<ObjectNode> events = batch;
            events.stream()
                    .map(event -> event.path("clientId").asText())
                    .filter(client -> !client.isEmpty())
                    .distinct()
                    .forEach(sender::register);
            underWay.add(new Sent(senders.submit(() -> sender.send(events)), lines, row));
            batch = new ArrayList<>();
            lines = new ArrayList<>();
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
                bad("line " + oldest.lines().get(refusal.index()) + ": " + refusal.reason());
            }
            // A bad row is to be sent again when it has been mended, so it holds the checkpoint
            // back.
            if (bad.isEmpty()) {
                checkpoint.write(oldest.lastRow());
            }
        }

        void end() {
            if (!batch.isEmpty()) {
                send();
            }
            while (!underWay.isEmpty()) {
                settle();
            }
            senders.close();
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
