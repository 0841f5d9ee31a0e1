package dev.pesewa.usage.ingest;

/// An event that cannot be used, and why.
public final class InvalidEventException extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient EventRejection rejection;

    InvalidEventException(EventRejection rejection) {
        // Thrown for control flow within one request, so without the cost of a stack trace.
        super(rejection.detail(), null, false, false);
        this.rejection = rejection;
    }

    static InvalidEventException malformed(String detail) {
        return new InvalidEventException(EventRejection.malformed(detail));
    }

    public EventRejection rejection() {
        return rejection;
    }
}
