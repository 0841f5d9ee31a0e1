package dev.pesewa.kernel.event;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that counts has another price now. `event` carries the one it had; `costUsd` is null
/// when the price is no longer known. Told once per event and run.
public record UsageRepriced(
        UsageRecorded event, @Nullable BigDecimal costUsd, String pricing, UUID runId) {
    public static final String TYPE = "usage.repriced.v1";
}
