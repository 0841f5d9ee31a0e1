package dev.pesewa.kit.log;

/// Kafka did not acknowledge in time: the record may be there or not. Repeat it; readers drop it
/// when it is there twice.
public final class LogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LogUnavailable(Throwable cause) {
        super("The event log did not acknowledge", cause);
    }
}
