package dev.pesewa.billing.call.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.NearestName;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.kernel.WellFormedText;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks of single fields: what passes is safe to store and to calculate with.
public final class FieldChecks {

    public static final int LONGEST_TEXT = 200;
    public static final int LONGEST_ERROR = 1_000;

    private static final long MOST = 1_000_000_000L;
    private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000);
    private static final int COST_DECIMALS = 12;
    private static final int COST_DIGITS = 8;
    private static final int LONGEST_SCALE = 100;

    /// What a call may have, for the one who mistyped a field.
    private static final List<String> FIELDS =
            Stream.concat(
                            Arrays.stream(CallRequest.class.getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .filter(name -> !name.equals("tokens")),
                            TokenKind.TEXT.stream().map(TokenKind::field))
                    .toList();

    private FieldChecks() {}

    public static @Nullable String text(String field, @Nullable String value) {
        return text(field, value, LONGEST_TEXT);
    }

    public static @Nullable String text(String field, @Nullable String value, int longest) {
        if (value == null) {
            return null;
        }
        if (value.length() > longest) {
            throw ProblemException.malformed(field, "at most " + longest + " characters");
        }
        String fault = WellFormedText.fault(value);
        if (fault != null) {
            throw ProblemException.malformed(field, fault);
        }
        return value;
    }

    public static @Nullable String blankIsNull(String field, @Nullable String value) {
        String text = text(field, value);
        return text == null || text.isBlank() ? null : text;
    }

    public static String errorText(String field, String value) {
        return Objects.requireNonNull(text(field, value, LONGEST_ERROR));
    }

    public static String needed(String field, @Nullable String value) {
        String text = text(field, value);
        if (text == null || text.isBlank()) {
            throw ProblemException.malformed(field, "is needed");
        }
        return text;
    }

    public static Credits credits(String field, String value) {
        try {
            return Credits.of(value);
        } catch (ProblemException unreadable) {
            throw ProblemException.malformed(
                    field, "a decimal such as \"12.50\" with at most 6 decimals");
        }
    }

    public static long count(String field, @Nullable Long value) {
        if (value == null) {
            return 0;
        }
        if (value < 0 || value > MOST) {
            throw ProblemException.malformed(field, "between 0 and " + MOST);
        }
        return value;
    }

    /// Counts by the fields of their kinds. A field that is no kind of text is not known here.
    public static Tokens tokens(Map<String, JsonNode> sent) {
        Tokens tokens = Tokens.NONE;
        for (Map.Entry<String, JsonNode> each : sent.entrySet()) {
            String field = each.getKey();
            JsonNode count = each.getValue();
            TokenKind kind =
                    TokenKind.ofField(field)
                            .filter(TokenKind.TEXT::contains)
                            .orElseThrow(() -> unknown(field));
            if (!count.isNull() && !(count.isIntegralNumber() && count.canConvertToLong())) {
                throw ProblemException.malformed(field, "a whole number is expected");
            }
            tokens = tokens.and(kind, count(field, count.asLong()));
        }
        return tokens;
    }

    private static ProblemException unknown(String field) {
        return ProblemException.malformed(
                field, "is no field here" + NearestName.hint(field, FIELDS));
    }

    public static BigDecimal cost(String field, BigDecimal value) {
        // Precision and scale are looked at first: 1e400 must not be written out to be compared.
        if ((long) value.precision() - value.scale() > COST_DIGITS
                || value.scale() > LONGEST_SCALE
                || value.signum() < 0
                || value.compareTo(MOST_COST) > 0
                || value.stripTrailingZeros().scale() > COST_DECIMALS) {
            throw ProblemException.malformed(
                    field, "between 0 and 1000000 with at most 12 decimals");
        }
        return value;
    }
}
