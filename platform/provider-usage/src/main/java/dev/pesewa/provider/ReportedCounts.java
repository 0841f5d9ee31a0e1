package dev.pesewa.provider;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The counts of a usage object by their meaning.
final class ReportedCounts {

    private final Map<UsageField, Long> counts = new EnumMap<>(UsageField.class);
    private @Nullable UsageField contradicted;

    /// A count that is there under two names must be the same, or zero under one of them.
    ReportedCounts(WireShape shape, FlatUsage usage) {
        shape.fields().forEach((path, field) -> add(field, usage.count(path)));
    }

    private void add(UsageField field, @Nullable Long count) {
        if (count == null) {
            return;
        }
        long known = of(field);
        if (known > 0 && count > 0 && known != count) {
            contradicted = field;
        }
        counts.put(field, Math.max(known, count));
    }

    /// The field that has two counts.
    @Nullable UsageField contradicted() {
        return contradicted;
    }

    boolean has(UsageField field) {
        return counts.containsKey(field);
    }

    /// 0 when it is not there.
    long of(UsageField field) {
        return counts.getOrDefault(field, 0L);
    }
}
