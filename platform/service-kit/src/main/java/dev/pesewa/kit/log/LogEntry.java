package dev.pesewa.kit.log;

/// One record to append: `key` is the workspace id, `value` a CloudEvent in structured JSON.
public record LogEntry(String topic, String key, String value) {}
