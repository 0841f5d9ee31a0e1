package dev.pesewa.usage.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes a request apart into its events. A byte order mark before it is passed over.
final class EventBatchParser {

    static final int MOST_EVENTS = 1_000;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final ObjectMapper json;

    EventBatchParser(ObjectMapper json) {
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
    List<JsonNode> lines(byte[] body) {
        List<JsonNode> events = new ArrayList<>();
        int start = startsWithMark(body) ? BYTE_ORDER_MARK.length : 0;
        for (int at = start; at <= body.length; at++) {
            if (at == body.length || body[at] == '\n' || body[at] == '\r') {
                if (!isBlank(body, start, at)) {
                    events.add(line(body, start, at - start));
                }
                start = at + 1;
            }
        }
        return bounded(events);
    }

    private static boolean startsWithMark(byte[] body) {
        int length = BYTE_ORDER_MARK.length;
        return body.length >= length && Arrays.equals(body, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    private static boolean isBlank(byte[] body, int from, int until) {
        for (int at = from; at < until; at++) {
            if (body[at] != ' ' && body[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /// Bytes that are no UTF-8 are not replaced by a sign for them: two ids could become one.
    private JsonNode line(byte[] body, int start, int length) {
        try {
            return json.readTree(body, start, length);
        } catch (IOException unreadable) {
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
