package dev.pesewa.kit.database;

import org.jspecify.annotations.Nullable;

/// A row with this key exists; the statement changed nothing.
public final class UniqueViolationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String constraint;

    UniqueViolationException(@Nullable String constraint, Throwable cause) {
        super("A row with this key exists: " + constraint, cause);
        this.constraint = constraint == null ? "" : constraint;
    }

    /// The name of the constraint, such as `charge_pkey`.
    public String constraint() {
        return constraint;
    }
}
