package dev.pesewa.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.kernel.NearestName;
import dev.pesewa.local.LocalException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns a row of a file into an event: which header holds which field, and what is the same for
/// every row that does not say it itself. A time without a zone is UTC.
///
/// A header of CSV is the name of a field, or named for one (`--column`), or left out by name; what
/// it may be else, `CsvHeader` says before anything is sent. An object of NDJSON is passed on
/// whole: a CloudEvent, and a field that no event has, the API judges. With named columns the file
/// is in a format of its own, and what has no name is left out.
///
/// A file that `GET /api/usage/export` made is known by its columns `pricing` and `correctedBy`,
/// which are derived and left out. Its CSV has an apostrophe before each text that a spreadsheet
/// could take for a formula, and before each that begins with an apostrophe; it is taken away.
public final class ColumnMapping {

    private static final String ID = "id";
    private static final String TIME = "occurredAt";
    private static final String PROVIDER = "provider";

    private final Map<String, String> headers;
    private final Map<String, String> constants;
    private final Set<String> ignored;

    public ColumnMapping(Map<String, String> headers, Map<String, String> constants) {
        this(headers, constants, Set.of());
    }

    /// `headers`: field → header in the file; a field that is not named there has its own name.
    /// `ignored`: headers that are left out.
    public ColumnMapping(
            Map<String, String> headers, Map<String, String> constants, Set<String> ignored) {
        this.headers = Map.copyOf(headers);
        this.constants = Map.copyOf(constants);
        this.ignored = Set.copyOf(ignored);
        headers.keySet().forEach(ColumnMapping::refuseUnknown);
    }

    private static void refuseUnknown(String field) {
        if (!EventField.ALL.containsKey(field)) {
            throw new LocalException(
                    "--column "
                            + field
                            + ": an event has no such field"
                            + NearestName.hint(field, EventField.ALL.keySet()));
        }
    }

    /// Throws `LocalException` when a column of CSV cannot be used.
    void check(List<String> header) {
        CsvHeader.check(header, headers, ignored);
    }

    /// A row of a file as it is sent.
    public ObjectNode event(FileRow row) {
        return switch (row) {
            case FileRow.Cells(_, var cells) -> event(cells);
            case FileRow.Fields(_, var fields) -> event(fields);
            case FileRow.Bad(_, var reason) -> throw new LocalException(reason);
        };
    }

    ObjectNode event(Map<String, String> cells) {
        boolean isExport = CsvHeader.isExport(cells::containsKey);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        cells.forEach(
                (header, cell) -> {
                    String field = CsvHeader.ownField(header, headers, isExport);
                    if (field != null && !ignored.contains(header)) {
                        event.put(field, isExport ? withoutGuard(cell) : cell);
                    }
                });
        headers.forEach(
                (field, header) -> {
                    String cell = cells.get(header);
                    if (cell == null) {
                        throw noColumn(header);
                    }
                    event.put(field, isExport ? withoutGuard(cell) : cell);
                });
        complete(event);
        needTime(event, TIME);
        return event;
    }

    /// An export guards what begins with an apostrophe too, so exactly one is ours.
    private static String withoutGuard(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
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
        event.remove(ignored);
        if (CsvHeader.isExport(object::has)) {
            event.remove(CsvHeader.DERIVED);
        }
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
