package dev.pesewa.usage.ingest;

/// Why an event was not taken. A value, because the rest of its batch goes on.
public record Rejection(String code, String detail) {

    static Rejection malformed(String detail) {
        return new Rejection("malformed", detail);
    }
}
