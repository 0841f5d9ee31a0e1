package dev.pesewa.kit.messaging;

import java.time.Instant;
import java.util.UUID;

/// An event that could not be handled, kept with the reason on `<topic>.dead`. `value` is the
/// record as it was; appended to `topic` under `key` again, it is handled again.
public record DeadLetter(String topic, String key, String reason, String value) {

    public static final String TYPE = "dead-letter.v1";

    /// Records under keys that are no workspace's belong to nobody.
    private static final UUID NOBODY = new UUID(0, 0);

    /// Where the dead letters of a topic are.
    public static String topic(String of) {
        return of + ".dead";
    }

    /// `id` names the record's place in its topic: topic-partition-offset.
    OutgoingEvent entry(String id, Instant at) {
        return new OutgoingEvent(
                topic(topic), key, CloudEventCodec.write(TYPE, id, workspace(), at, this));
    }

    private UUID workspace() {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException foreign) {
            return NOBODY;
        }
    }
}
