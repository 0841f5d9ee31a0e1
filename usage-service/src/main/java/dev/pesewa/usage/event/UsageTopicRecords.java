package dev.pesewa.usage.event;

import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import java.time.Instant;

/// Records of the usage topic, in their workspace's order.
public final class UsageTopicRecords {

    private UsageTopicRecords() {}

    public static OutgoingEvent recorded(UsageRecorded event, Instant now) {
        return entry(UsageRecorded.TYPE, event.id(), event, event, now);
    }

    public static OutgoingEvent rejected(UsageRejected rejected, Instant now) {
        UsageRecorded event = rejected.event();
        return entry(UsageRejected.TYPE, event.id(), event, rejected, now);
    }

    /// Any other word about an event; `id` is the word's own.
    public static OutgoingEvent entry(
            String type, String id, UsageRecorded about, Object data, Instant now) {
        String written = CloudEventCodec.write(type, id, about.workspaceId(), now, data);
        return new OutgoingEvent(Topic.USAGE, about.workspaceId().toString(), written);
    }
}
