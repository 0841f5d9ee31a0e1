package dev.pesewa.kit.database;

/// The statement lost against another one (a deadlock, a serialization failure): it took no effect,
/// and a repetition may succeed.
public final class RolledBackException extends DatabaseUnavailableException {

    private static final long serialVersionUID = 1L;

    public RolledBackException(Throwable cause) {
        super(cause);
    }
}
