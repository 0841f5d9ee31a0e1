package dev.pesewa.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.pesewa.kernel.NearestName;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WellFormedText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a body that could not be read, in our words: those of the JSON library
/// name Java types. Example: `{"limit":"many"}` becomes "limit: a whole number is expected".
final class JsonProblems {

    private static final String BODY = "body";

    private JsonProblems() {}

    static ProblemException of(JacksonException unreadable) {
        if (unreadable.getCause() instanceof ProblemException ours) {
            return ours;
        }
        List<Reference> path =
                unreadable instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
        String field = path.isEmpty() ? BODY : name(path);
        return ProblemException.malformed(field, detail(unreadable, field));
    }

    /// `packs[0].price`.
    private static String name(List<Reference> path) {
        var name = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                name.append('[').append(step.getIndex()).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return name.toString();
    }

    private static String detail(JacksonException unreadable, String field) {
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case StreamConstraintsException _ -> "is too deep or too long";
            case InputCoercionException _ -> "a smaller number is expected";
            case MismatchedInputException mismatch -> mismatch(mismatch, field);
            case JsonMappingException wrapped
                    when wrapped.getCause() instanceof JacksonException cause ->
                    detail(cause, field);
            case JsonMappingException _ -> "has no value that is understood";
            default -> "is no JSON" + place(unreadable.getLocation());
        };
    }

    /// What is wrong with a text that is one, but not well-formed; null for other mistakes.
    private static @Nullable String fault(InvalidFormatException format) {
        boolean isText = format.getTargetType() == String.class;
        return isText && format.getValue() instanceof String text
                ? WellFormedText.fault(text)
                : null;
    }

    private static String unknown(UnrecognizedPropertyException unknown) {
        List<String> known =
                unknown.getKnownPropertyIds() == null
                        ? List.of()
                        : unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
        return "is no field here" + NearestName.hint(unknown.getPropertyName(), known);
    }

    private static String mismatch(MismatchedInputException mismatch, String field) {
        String fault = mismatch instanceof InvalidFormatException format ? fault(format) : null;
        if (fault != null) {
            return fault;
        }
        Class<?> type = mismatch.getTargetType();
        if (field.equals(BODY)) {
            return mismatch.getOriginalMessage().startsWith("No content")
                    ? "is needed"
                    : expected(type);
        }
        return expected(type);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null || type == Void.class) {
            return "one JSON document is expected";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list is expected";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return "a decimal such as 0.0125 is expected";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number is expected";
        }
        return example(type);
    }

    private static String example(Class<?> type) {
        return Map.<Class<?>, String>of(
                        String.class, "a text is expected",
                        LocalDate.class, "a date such as 2026-09-01 is expected",
                        Instant.class, "a time such as 2026-09-01T10:15:00Z is expected",
                        Duration.class, "a duration such as PT5M is expected",
                        UUID.class, "a UUID is expected")
                .getOrDefault(type, "a JSON object is expected");
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? ""
                : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
