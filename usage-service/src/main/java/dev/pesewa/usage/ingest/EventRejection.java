package dev.pesewa.usage.ingest;

/// Why an event was not taken. A value, because the rest of its batch goes on.
public record EventRejection(String code, String detail) {

    static EventRejection malformed(String detail) {
        return new EventRejection("malformed", detail);
    }
}
