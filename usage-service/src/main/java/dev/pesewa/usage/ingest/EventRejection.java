package dev.pesewa.usage.ingest;

import dev.pesewa.kernel.event.UsageRejected;
import org.jspecify.annotations.Nullable;

/// Why an event was not taken. A value, because the rest of its batch goes on.
public record EventRejection(String code, String detail) {

    static EventRejection malformed(String detail) {
        return new EventRejection("malformed", detail);
    }

    /// Null for an event that was taken.
    static @Nullable EventRejection of(@Nullable UsageRejected refused) {
        return refused == null ? null : new EventRejection(refused.code(), refused.detail());
    }
}
