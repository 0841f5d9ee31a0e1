package dev.pesewa.usage.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The shapes in which events arrive.
final class EventRequestParser {

    static final int MOST_EVENTS = 1_000;

    private final ObjectMapper json;

    EventRequestParser(ObjectMapper json) {
        this.json = json;
    }

    /// An object or an array of objects, CloudEvents or not.
    List<JsonNode> json(byte[] body) throws IOException {
        JsonNode node = json.readTree(body);
        if (node == null || node.isMissingNode() || !node.isContainerNode()) {
            throw ProblemException.malformed("body", "an event or an array of events is expected");
        }
        List<JsonNode> events = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(events::add);
        } else {
            events.add(node);
        }
        return bounded(events);
    }

    /// One event a line. A line that is no JSON is a malformed event, not a malformed batch.
    List<JsonNode> lines(String body) {
        List<JsonNode> events = new ArrayList<>();
        body.lines().filter(line -> !line.isBlank()).forEach(line -> events.add(line(line)));
        return bounded(events);
    }

    private JsonNode line(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static List<JsonNode> bounded(List<JsonNode> events) {
        if (events.isEmpty()) {
            throw ProblemException.malformed("body", "at least one event is expected");
        }
        if (events.size() > MOST_EVENTS) {
            throw new ProblemException(
                    ProblemCode.TOO_LARGE, "A batch holds at most " + MOST_EVENTS + " events.");
        }
        return events;
    }
}
