package dev.pesewa.kit.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// A CloudEvents 1.0 envelope as read from the log. `subject` is the workspace id.
public record CloudEvent(
        String id, String source, String type, String subject, Instant time, JsonNode data) {}
