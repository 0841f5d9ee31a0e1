package dev.pesewa.billing.fx;

import java.util.Locale;

/// What was made of a quote of the live source.
public enum QuoteOutcome {
    /// It became a rate.
    NEW,
    /// It differs too little from today's rate in force, or not at all.
    SAME,
    /// An operator put the rate of today.
    OVERRULED,
    /// Too far from the rate in force.
    JUMP,
    /// The number cannot be a rate, such as a negative one.
    ABSURD,
    /// It is of a day too long ago, or of a day to come.
    DATED,
    /// The source gave no rate.
    NOTHING;

    /// Whether the source works: only then is its age zero again.
    public boolean good() {
        return switch (this) {
            case NEW, SAME, OVERRULED -> true;
            case JUMP, ABSURD, DATED, NOTHING -> false;
        };
    }

    /// Its name in metrics and in the log.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
