package dev.pesewa.kit.loop;

import java.time.Duration;
import java.util.function.Supplier;

/// A value that is read again every so often on a thread of its own, so that using it never waits.
/// While it cannot be read, it stays what it was.
public final class Refreshed<T> implements AutoCloseable {

    private final Supplier<T> reader;
    private final Loop loop;
    private volatile T value;

    /// `first` holds until it was read for the first time.
    public Refreshed(String name, Duration every, T first, Supplier<T> reader) {
        this.value = first;
        this.reader = reader;
        this.loop = Loop.start(name, every, this::refresh);
    }

    public T now() {
        return value;
    }

    /// Reads it at once. Throws what reading throws.
    public synchronized void refresh() {
        value = reader.get();
    }

    @Override
    public void close() {
        loop.close();
    }
}
