package dev.pesewa.kit.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;

/// A CloudEventCodec 1.0 envelope as read from the log. `subject` is the workspace id. What it
/// envelops is a part of the record, read when somebody asks for it: most readers want few types.
public final class CloudEvent {

    private final String id;
    private final String source;
    private final String type;
    private final String subject;
    private final Instant time;
    private final EventData data;

    CloudEvent(
            String id, String source, String type, String subject, Instant time, EventData data) {
        this.id = id;
        this.source = source;
        this.type = type;
        this.subject = subject;
        this.time = time;
        this.data = data;
    }

    /// The place of the data in the record's bytes.
    static final class EventData {
        private final byte[] record;
        private final int from;
        private final int length;

        EventData(byte[] record, int from, int length) {
            this.record = record;
            this.from = from;
            this.length = length;
        }

        <T> T read(ObjectMapper json, Class<T> type) throws IOException {
            return json.readValue(record, from, length, type);
        }
    }

    public String id() {
        return id;
    }

    public String source() {
        return source;
    }

    public String type() {
        return type;
    }

    public String subject() {
        return subject;
    }

    public Instant time() {
        return time;
    }

    EventData data() {
        return data;
    }
}
