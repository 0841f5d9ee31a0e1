package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.local.LocalException;
import java.time.Instant;
import java.util.Map;

/// Turns a row of a file into an event: which header holds which field, and what is the same for
/// every row that does not say it itself. A time without a zone is UTC.
///
/// Of CSV only the fields of an event are taken, and an id only from a column that is named. An
/// object of NDJSON is passed on whole: a CloudEvent, and a field that no event has, the API
/// judges. With named columns the file is in a format of its own, and what has no name is left
/// out.
public final class ColumnMapping {

    private static final String ID = "id";
    private static final String TIME = "occurredAt";
    private static final String PROVIDER = "provider";

    private final Map<String, String> headers;
    private final Map<String, String> constants;

    /// `headers`: field → header in the file; a field that is not named there has its own name.
    public ColumnMapping(Map<String, String> headers, Map<String, String> constants) {
        this.headers = Map.copyOf(headers);
        this.constants = Map.copyOf(constants);
        headers.keySet().forEach(ColumnMapping::refuseUnknown);
    }

    private static void refuseUnknown(String field) {
        if (!EventField.ALL.containsKey(field)) {
            throw new LocalException("--column " + field + ": an event has no such field.");
        }
    }

    ObjectNode event(Map<String, String> cells) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (String field : EventField.ALL.keySet()) {
            String header = headers.get(field);
            if (header != null && !cells.containsKey(header)) {
                throw noColumn(header);
            }
            if (header != null || !field.equals(ID)) {
                event.put(field, cells.getOrDefault(header == null ? field : header, ""));
            }
        }
        complete(event);
        needTime(event, TIME);
        return event;
    }

    ObjectNode event(ObjectNode object) {
        if (!object.has("specversion")) {
            ObjectNode event = named(object);
            complete(event);
            needTime(event, TIME);
            return event;
        }
        ObjectNode envelope = object.deepCopy();
        if (EventField.isEmpty(envelope.path(ID))) {
            envelope.remove(ID);
        }
        if (object.get("data") instanceof ObjectNode data) {
            ObjectNode event = named(data);
            complete(event);
            envelope.set("data", event);
            if (!event.has(TIME)) {
                needTime(envelope, "time");
            }
        }
        return envelope;
    }

    /// The object with its fields under the names that events have.
    private ObjectNode named(ObjectNode object) {
        ObjectNode event = object.deepCopy();
        if (!headers.isEmpty()) {
            event.retain(EventField.ALL.keySet());
        }
        headers.forEach(
                (field, header) -> {
                    JsonNode value = object.get(header);
                    if (value == null) {
                        throw noColumn(header);
                    }
                    event.set(field, value.deepCopy());
                });
        return event;
    }

    private static LocalException noColumn(String header) {
        return new LocalException("there is no column " + header);
    }

    /// Leaves out what is empty, sets what is the same for every row, and writes values as the API
    /// takes them.
    private void complete(ObjectNode event) {
        EventField.ALL.forEach(
                (field, kind) -> {
                    JsonNode value = event.path(field);
                    if (EventField.isEmpty(value)) {
                        event.remove(field);
                    } else {
                        event.set(field, kind.written(field, value));
                    }
                });
        constants.forEach(
                (field, value) -> {
                    // Whose answer the raw usage is, the row knows better.
                    boolean told = field.equals(PROVIDER) && event.has("rawProvider");
                    if (!event.has(field) && !told) {
                        event.put(field, value);
                    }
                });
    }

    /// The API would take an event without a time as one of now, which past usage is not.
    private static void needTime(ObjectNode event, String field) {
        if (EventField.isEmpty(event.path(field))) {
            throw new LocalException(
                    field
                            + ": a time is needed; if it is called otherwise, name it"
                            + " (--column occurredAt=HEADER)");
        }
    }

    static Instant time(String text) {
        return EventField.time(text);
    }
}
