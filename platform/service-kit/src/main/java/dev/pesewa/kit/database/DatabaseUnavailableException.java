package dev.pesewa.kit.database;

/// The database did not answer: whether the statement took effect is not known. Callers repeat
/// under the same idempotency key.
public sealed class DatabaseUnavailableException extends RuntimeException
        permits RolledBackException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(Throwable cause) {
        super("The database did not answer", cause);
    }
}
