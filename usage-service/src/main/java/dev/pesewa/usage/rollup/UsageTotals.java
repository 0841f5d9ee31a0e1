package dev.pesewa.usage.rollup;

import dev.pesewa.kernel.event.UsageRecorded;
import java.math.BigDecimal;

/// Exact sums over events. Tokens of sound count with those of text.
public final class UsageTotals {

    private long messages;
    private BigDecimal cost = BigDecimal.ZERO;
    private long succeeded;
    private long cached;
    private long unpriced;
    private long input;
    private long cachedInput;
    private long cacheWrite;
    private long output;
    private long timed;
    private long durationMs;

    /// `sign` is 1 for an event that counts, -1 for one that counts no longer.
    void add(UsageRecorded event, int sign) {
        messages += sign;
        BigDecimal one = event.costUsd();
        if (one == null) {
            unpriced += sign;
        } else {
            cost = sign > 0 ? cost.add(one) : cost.subtract(one);
        }
        succeeded += event.success() ? sign : 0;
        cached += event.cached() ? sign : 0;
        input += sign * event.inputTokens();
        cachedInput += sign * event.cachedInputTokens();
        cacheWrite += sign * event.cacheWriteTokens();
        output += sign * event.outputTokens();
        UsageRecorded.AudioTokens audio = event.audio();
        if (audio != null) {
            input += sign * audio.input();
            cachedInput += sign * audio.cachedInput();
            output += sign * audio.output();
        }
        Long millis = event.durationMs();
        if (millis != null) {
            timed += sign;
            durationMs += sign * millis;
        }
    }

    void add(UsageTotals other) {
        messages += other.messages;
        cost = cost.add(other.cost);
        succeeded += other.succeeded;
        cached += other.cached;
        unpriced += other.unpriced;
        input += other.input;
        cachedInput += other.cachedInput;
        cacheWrite += other.cacheWrite;
        output += other.output;
        timed += other.timed;
        durationMs += other.durationMs;
    }

    /// Another price for events that stay as they are.
    void reprice(BigDecimal costChange, long unpricedChange) {
        cost = cost.add(costChange);
        unpriced += unpricedChange;
    }

    public long messages() {
        return messages;
    }

    public BigDecimal cost() {
        return cost;
    }

    public long succeeded() {
        return succeeded;
    }

    public long cached() {
        return cached;
    }

    public long unpriced() {
        return unpriced;
    }

    public long input() {
        return input;
    }

    public long cachedInput() {
        return cachedInput;
    }

    public long cacheWrite() {
        return cacheWrite;
    }

    public long output() {
        return output;
    }

    public long timed() {
        return timed;
    }

    public long durationMs() {
        return durationMs;
    }
}
