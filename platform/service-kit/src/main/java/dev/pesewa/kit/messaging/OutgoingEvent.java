package dev.pesewa.kit.messaging;

/// One record to append: `key` is the workspace id, `value` a CloudEvent in structured JSON.
public record OutgoingEvent(String topic, String key, String value) {}
