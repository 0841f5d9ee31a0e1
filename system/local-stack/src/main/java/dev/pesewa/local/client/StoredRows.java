package dev.pesewa.local.client;

import dev.pesewa.local.Polling;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out how many of the rows that were sent had been stored before, by what the workspace
/// counts of all its events before and after.
final class StoredRows {

    /// Accepted events are stored within a moment, or after a longer outage.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final EventSender sender;
    private final Optional<EventSender.IngestedCount> before;

    StoredRows(EventSender sender) {
        this.sender = sender;
        this.before = sender.ingested();
    }

    /// Null when it cannot be known: the counts did not grow by exactly the accepted rows.
    @Nullable Long alreadyThere(long accepted) {
        if (before.isEmpty() || accepted == 0) {
            return before.isEmpty() ? null : 0L;
        }
        EventSender.IngestedCount start = before.get();
        EventSender.IngestedCount seen = start;
        long lastGrowth = System.nanoTime();
        while (seen.total() - start.total() < accepted
                && System.nanoTime() - lastGrowth < PATIENCE.toNanos()) {
            Polling.pause(BETWEEN_LOOKS);
            EventSender.IngestedCount now = sender.ingested().orElse(seen);
            lastGrowth = now.total() > seen.total() ? System.nanoTime() : lastGrowth;
            seen = now;
        }
        return seen.total() - start.total() == accepted
                ? (Long) (seen.duplicates() - start.duplicates())
                : null;
    }
}
