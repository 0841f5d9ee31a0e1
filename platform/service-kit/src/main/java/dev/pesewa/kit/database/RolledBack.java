package dev.pesewa.kit.database;

/// The statement lost against another one (a deadlock, a serialization failure): it took no effect,
/// and a repetition may succeed.
public final class RolledBack extends DatabaseUnavailable {

    private static final long serialVersionUID = 1L;

    public RolledBack(Throwable cause) {
        super(cause);
    }
}
