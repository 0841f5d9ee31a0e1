package dev.pesewa.gateway.identity.http;

import dev.pesewa.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Shape checks of text that people send.
public final class NameChecks {

    public static final int LONGEST_NAME = 200;

    private NameChecks() {}

    /// Neither missing nor blank, not too long, and without control characters.
    public static String name(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.malformed(field, "is needed");
        }
        if (value.length() > LONGEST_NAME) {
            throw ProblemException.malformed(field, "at most " + LONGEST_NAME + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.malformed(field, "holds a control character");
        }
        return value;
    }
}
