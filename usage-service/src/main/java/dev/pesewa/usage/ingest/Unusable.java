package dev.pesewa.usage.ingest;

/// An event that cannot be used, and why.
public final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient Rejection rejection;

    Unusable(Rejection rejection) {
        // Thrown for control flow within one request, so without the cost of a stack trace.
        super(rejection.detail(), null, false, false);
        this.rejection = rejection;
    }

    static Unusable malformed(String detail) {
        return new Unusable(Rejection.malformed(detail));
    }

    public Rejection rejection() {
        return rejection;
    }
}
