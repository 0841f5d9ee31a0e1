package dev.pesewa.kit.log;

import java.util.List;

/// What a service does with a batch of events, in one transaction of its own. It is called again
/// with the same events after any failure and after a restart, so its effect must be keyed.
@FunctionalInterface
public interface BatchReader {
    void read(List<CloudEvent> batch);
}
