package dev.pesewa.billing.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WellFormedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reduces `requestData` or `responseSummary` to what may be kept: listed keys with plain values.
/// Example with the key `tone`: `{"tone":"warm","name":"Ama"}` becomes `{"tone":"warm"}`.
public final class Sanitiser {

    /// What happens to a value that looks like personal data.
    public enum SanitisingPolicy {
        REFUSE,
        REDACT
    }

    static final String REDACTED = "[redacted]";

    private static final int LONGEST_TEXT = 200;

    /// So many characters beyond the kept ones are searched too: an address that begins in the kept
    /// part may end later.
    private static final int ENDS_WITHIN = 200;

    private static final int MOST_DIGITS = 30;
    private static final int MOST_KEYS = 30;
    private static final int MOST_VALUES = 50;

    private final Set<String> keys;
    private final SanitisingPolicy policy;

    public Sanitiser(Set<String> keys, SanitisingPolicy policy) {
        this.keys = Set.copyOf(keys);
        this.policy = policy;
    }

    /// The JSON to keep; null when there is nothing to keep. `field` names it in errors.
    public @Nullable String keep(String field, @Nullable JsonNode data) {
        if (data == null || data.isNull()) {
            return null;
        }
        if (!data.isObject()) {
            throw ProblemException.malformed(field, "an object of keys and plain values");
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : data.properties()) {
            JsonNode value = entry.getValue();
            if (keys.contains(entry.getKey()) && kept.size() < MOST_KEYS) {
                JsonNode clean = clean(field + "." + entry.getKey(), value);
                if (clean != null) {
                    kept.set(entry.getKey(), clean);
                }
            }
        }
        return kept.isEmpty() ? null : kept.toString();
    }

    private @Nullable JsonNode clean(String at, JsonNode value) {
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (JsonNode each : value) {
                if (each.isValueNode() && list.size() < MOST_VALUES) {
                    list.add(plain(at, each));
                }
            }
            return list;
        }
        return value.isValueNode() && !value.isNull() ? plain(at, value) : null;
    }

    private JsonNode plain(String at, JsonNode value) {
        if (value.isNumber()) {
            return number(at, value);
        }
        if (!value.isTextual()) {
            return value;
        }
        String text = value.asText();
        String fault = WellFormedText.fault(text);
        if (fault != null) {
            throw ProblemException.malformed(at, fault);
        }
        String seen = text.substring(0, Math.min(text.length(), LONGEST_TEXT + ENDS_WITHIN));
        if (PersonalDataDetector.isIn(seen)) {
            return redacted(at);
        }
        return text.length() > LONGEST_TEXT
                ? JsonNodeFactory.instance.textNode(WellFormedText.truncated(text, LONGEST_TEXT))
                : value;
    }

    /// A phone number may be sent as a JSON number. A number with very many digits, such as
    /// 1e10000, would be written out in every list of calls, so it is rejected.
    private JsonNode number(String at, JsonNode value) {
        BigDecimal number = value.decimalValue();
        if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
            throw ProblemException.malformed(
                    at, "a number of at most " + MOST_DIGITS + " digits is expected");
        }
        boolean whole = value.isIntegralNumber();
        return whole && PersonalDataDetector.isIn(number.toPlainString()) ? redacted(at) : value;
    }

    private JsonNode redacted(String at) {
        if (policy == SanitisingPolicy.REDACT) {
            return JsonNodeFactory.instance.textNode(REDACTED);
        }
        String detail =
                "looks like an e-mail address, a phone number or a payment card. Leave it out, or"
                        + " let such values be redacted (PUT /api/ai/settings)";
        throw new ProblemException(
                ProblemCode.REFUSED,
                at + ": " + detail,
                List.of(new ProblemException.FieldError(at, detail)),
                Map.of());
    }
}
