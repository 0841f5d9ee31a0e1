package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.kernel.WellFormedText;
import dev.pesewa.local.LocalException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Events of a file that are sent together.
final class EventBatch {

    /// The services take bodies of 1 MB; the rest is room for what others count as size.
    static final int MOST_BYTES = 900_000;

    private final List<String> events = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final Set<String> clients = new LinkedHashSet<>();
    private int bytes;

    /// An event as it is sent, `bytes` long with the line's end.
    record BatchEntry(String json, int bytes, String client, long line) {

        static BatchEntry of(ObjectNode event, long line) {
            String json = ApiClient.json(event);
            String fault = WellFormedText.fault(json);
            if (fault != null) {
                throw new LocalException("one of its texts " + fault);
            }
            int bytes = json.getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > MOST_BYTES) {
                throw new LocalException(
                        "is %,d bytes, more than the %,d that can be sent"
                                .formatted(bytes, MOST_BYTES));
            }
            JsonNode fields = event.has("specversion") ? event.path("data") : event;
            return new BatchEntry(json, bytes, fields.path("clientId").asText(), line);
        }
    }

    boolean hasRoomFor(BatchEntry entry) {
        return events.size() < EventSender.BATCH && bytes + entry.bytes() <= MOST_BYTES;
    }

    void add(BatchEntry entry) {
        events.add(entry.json());
        lines.add(entry.line());
        bytes += entry.bytes();
        if (!entry.client().isBlank()) {
            clients.add(entry.client());
        }
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /// One JSON object each.
    List<String> events() {
        return events;
    }

    /// The line in the file of each event.
    List<Long> lines() {
        return lines;
    }

    Set<String> clients() {
        return clients;
    }
}
