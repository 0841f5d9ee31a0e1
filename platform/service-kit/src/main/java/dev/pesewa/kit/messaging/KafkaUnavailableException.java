package dev.pesewa.kit.messaging;

/// Kafka did not acknowledge in time: the record may be there or not. Repeat it; readers drop it
/// when it is there twice.
public final class KafkaUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KafkaUnavailableException(Throwable cause) {
        super("The event log did not acknowledge", cause);
    }
}
