package dev.pesewa.billing.fx;

import java.util.Locale;

/// What became of an answer of the source.
public enum QuoteOutcome {
    /// It is a new rate.
    NEW,
    /// It is the rate in force, or as good as that.
    SAME,
    /// An operator has put today's rate.
    OVERRULED,
    /// Too far from the rate in force.
    JUMP,
    /// No number that can be a rate.
    ABSURD,
    /// Of a day long gone, or to come.
    DATED,
    /// There was no answer.
    NOTHING;

    /// Whether the rate in force is as good as the source can make it.
    public boolean good() {
        return switch (this) {
            case NEW, SAME, OVERRULED -> true;
            case JUMP, ABSURD, DATED, NOTHING -> false;
        };
    }

    /// As metrics and the log call it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
