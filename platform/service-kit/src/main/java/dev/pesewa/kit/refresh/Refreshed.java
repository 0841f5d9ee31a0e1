package dev.pesewa.kit.refresh;

import dev.pesewa.kit.database.DatabaseUnavailable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// A value that is read again every so often on a thread of its own, so that using it never waits.
/// While it cannot be read, it stays what it was.
public final class Refreshed<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Refreshed.class);

    private final String name;
    private final Duration every;
    private final Supplier<T> reader;
    private volatile T value;
    private volatile boolean closed;

    /// `first` holds until it was read for the first time.
    public Refreshed(String name, Duration every, T first, Supplier<T> reader) {
        this.name = name;
        this.every = every;
        this.value = first;
        this.reader = reader;
    }

    public void start() {
        Thread.ofVirtual().name(name).start(this::run);
    }

    public T now() {
        return value;
    }

    /// Reads it at once. Throws what reading throws.
    public synchronized void refresh() {
        value = reader.get();
    }

    private void run() {
        while (!closed) {
            try {
                refresh();
            } catch (DatabaseUnavailable outage) {
                LOG.debugf("%s stays as it was: %s", name, outage.getMessage());
            } catch (RuntimeException unexpected) {
                LOG.errorf(unexpected, "%s could not be read, trying again", name);
            }
            try {
                Thread.sleep(every);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
