package dev.pesewa.kit.messaging;

import java.util.List;

/// What a service does with a batch of events, in one transaction of its own. It is called again
/// with the same events after any failure and after a restart, so its effect must be keyed.
@FunctionalInterface
public interface EventBatchHandler {
    void read(List<CloudEvent> batch);
}
