package dev.pesewa.kit.database;

/// The database did not answer: whether the statement took effect is not known. Callers repeat
/// under the same idempotency key.
public sealed class DatabaseUnavailable extends RuntimeException permits RolledBack {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(Throwable cause) {
        super("The database did not answer", cause);
    }
}
