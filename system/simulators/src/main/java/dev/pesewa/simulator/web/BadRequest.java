package dev.pesewa.simulator.web;

/// The request cannot be understood; the caller reads why.
public final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadRequest(String message) {
        super(message);
    }
}
