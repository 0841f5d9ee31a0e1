package dev.pesewa.kit.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// An event that could not be handled, kept with the reason on `<topic>.dead`.
final class DeadLetter {

    private DeadLetter() {}

    static LogEntry of(String topic, String key, String value, RuntimeException reason) {
        String letter =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("topic", topic)
                        .put("reason", String.valueOf(reason.getMessage()))
                        .put("value", value)
                        .toString();
        return new LogEntry(topic + ".dead", key, letter);
    }
}
