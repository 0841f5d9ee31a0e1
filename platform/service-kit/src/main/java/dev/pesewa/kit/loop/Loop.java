package dev.pesewa.kit.loop;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Work that is done again and again on a thread of its own. An outage of the database is waited
/// for; anything else that goes wrong is told, and the next turn comes all the same.
public final class Loop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final String name;
    private final Duration between;
    private final Runnable turn;
    private volatile boolean closed;

    private Loop(String name, Duration between, Runnable turn) {
        this.name = name;
        this.between = between;
        this.turn = turn;
    }

    /// The first turn begins at once, each next one so long after the end of the one before.
    public static Loop start(String name, Duration between, Runnable turn) {
        var loop = new Loop(name, between, turn);
        Thread.ofVirtual().name(name).start(loop::run);
        return loop;
    }

    private void run() {
        while (!closed) {
            Duration pause = between;
            try {
                turn.run();
            } catch (DatabaseUnavailableException outage) {
                LOG.debugf("%s waits: %s", name, outage.getMessage());
                pause = longer(between);
            } catch (RuntimeException unexpected) {
                LOG.errorf(unexpected, "%s failed, going on", name);
                pause = longer(between);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static Duration longer(Duration between) {
        return between.compareTo(AFTER_TROUBLE) > 0 ? between : AFTER_TROUBLE;
    }

    /// No turn begins any more; one that is under way ends.
    @Override
    public void close() {
        closed = true;
    }
}
