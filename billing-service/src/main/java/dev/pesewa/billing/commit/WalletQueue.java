package dev.pesewa.billing.commit;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The commands that wait, by wallet. A wallet is in at most one batch at a time; wallets take
/// turns, so that a busy one does not keep the others waiting, and commands on one wallet keep
/// their order. A command that finds no writer at work is not delayed to fill a batch: it is
/// written at once.
final class WalletQueue {

    /// In one statement; more would make its first requests wait for its last ones.
    static final int MOST_IN_A_BATCH = 200;

    static final int MOST_OF_A_WALLET = 100;

    /// A request beyond these would wait longer than its client does.
    static final int MOST_WAITING = 4_000;

    static final int MOST_WAITING_FOR_A_WALLET = 2_000;

    /// So many wait before another writer begins beside one that is at work: one with a long list
    /// does more than two with short ones.
    static final int ENOUGH_FOR_ANOTHER = 100;

    /// A writer that takes longer is held up by something, and the others need not be.
    static final long HELD_UP_NANOS = 20_000_000;

    private final int writers;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<WorkspaceId, ArrayDeque<PendingCommand>> waiting = new HashMap<>();
    private final ArrayDeque<WorkspaceId> ready = new ArrayDeque<>();
    private final Set<WorkspaceId> busy = new HashSet<>();
    private int count;
    private int writersAtWork;
    private long lastTaken;

    /// `nanos` is a clock that only goes forward.
    WalletQueue(int writers, LongSupplier nanos) {
        this.writers = writers;
        this.nanos = nanos;
    }

    /// True when one more writer is to begin.
    boolean enter(PendingCommand command) {
        lock.lock();
        try {
            var queue = waiting.get(command.workspace);
            if (count >= MOST_WAITING
                    || (queue != null && queue.size() >= MOST_WAITING_FOR_A_WALLET)) {
                throw new ProblemException(
                        ProblemCode.UNAVAILABLE,
                        "Too many requests wait already. Send the same request again, later.");
            }
            if (queue == null) {
                queue = new ArrayDeque<>();
                waiting.put(command.workspace, queue);
            }
            if (queue.isEmpty() && !busy.contains(command.workspace)) {
                ready.add(command.workspace);
            }
            queue.add(command);
            count++;
            if (ready.isEmpty() || !mayBegin()) {
                return false;
            }
            writersAtWork++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBegin() {
        return writersAtWork == 0
                || (writersAtWork < writers
                        && (count >= ENOUGH_FOR_ANOTHER
                                || nanos.getAsLong() - lastTaken > HELD_UP_NANOS));
    }

    /// The next batch; its wallets are busy until `leave`.
    Map<WorkspaceId, List<PendingCommand>> take() {
        lock.lock();
        try {
            lastTaken = nanos.getAsLong();
            Map<WorkspaceId, List<PendingCommand>> taken = new LinkedHashMap<>();
            int room = MOST_IN_A_BATCH;
            while (room > 0 && !ready.isEmpty()) {
                WorkspaceId workspace = ready.remove();
                List<PendingCommand> commands = some(workspace, Math.min(room, MOST_OF_A_WALLET));
                taken.put(workspace, commands);
                busy.add(workspace);
                room -= commands.size();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private List<PendingCommand> some(WorkspaceId workspace, int most) {
        List<PendingCommand> commands = new ArrayList<>();
        ArrayDeque<PendingCommand> queue = waiting.getOrDefault(workspace, new ArrayDeque<>());
        while (commands.size() < most && !queue.isEmpty()) {
            boolean apart = queue.element().alone;
            if (apart && !commands.isEmpty()) {
                break;
            }
            commands.add(queue.remove());
            if (apart) {
                break;
            }
        }
        count -= commands.size();
        return commands;
    }

    /// The batch is written. False when no command waits, which ends the writer.
    boolean leave(Collection<WorkspaceId> written) {
        lock.lock();
        try {
            for (WorkspaceId workspace : written) {
                busy.remove(workspace);
                ArrayDeque<PendingCommand> queue = waiting.get(workspace);
                if (queue == null || queue.isEmpty()) {
                    waiting.remove(workspace);
                } else {
                    ready.add(workspace);
                }
            }
            if (ready.isEmpty()) {
                writersAtWork--;
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    int length() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }
}
