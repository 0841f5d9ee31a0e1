package dev.pesewa.kit.messaging;

import java.util.List;

/// Where dead letters go. Throws `KafkaUnavailableException` when they cannot.
public interface DeadLetterProducer {
    void append(List<OutgoingEvent> letters);
}
