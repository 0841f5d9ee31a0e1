package dev.pesewa.billing.idempotency;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Tells a retry from another request under the same key. It is the SHA-256 of the operation and of
/// the request's canonical form: its fields that have a value, in the order of their names, numbers
/// without trailing zeros. So `{"a":1.0}` and `{"b":null,"a":1}` are the same request, and a field
/// that a later version of the service adds changes no fingerprint of a client that does not send
/// it.
///
/// The text starts with the version of the canonical form, `v2:`. A fingerprint without it is one
/// of the first version, which hashed the text of a Java record: it cannot be computed again, so it
/// matches every request, and the key alone decides (ADR 10).
public record RequestFingerprint(String text) {

    /// Of commands that the service gives itself, whose key says all.
    public static final RequestFingerprint NONE = new RequestFingerprint("");

    private static final String VERSION = "v2:";
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    // Most fields of a request have no value; what has none is left out anyway.
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .build();

    /// `request` is a record, or null for an operation without a body.
    public static RequestFingerprint of(String operation, Object request) {
        StringBuilder canonical = new StringBuilder(operation).append('\n');
        append(JSON.valueToTree(request), canonical);
        return new RequestFingerprint(VERSION + sha256(canonical.toString()));
    }

    public boolean matches(String stored) {
        return stored.equals(text) || (!stored.isEmpty() && !stored.startsWith(VERSION));
    }

    private static void append(JsonNode node, StringBuilder canonical) {
        if (node.isObject()) {
            canonical.append('{');
            for (Map.Entry<String, JsonNode> field : byName(node)) {
                if (!field.getValue().isNull()) {
                    quote(field.getKey(), canonical);
                    canonical.append(':');
                    append(field.getValue(), canonical);
                    canonical.append(',');
                }
            }
            canonical.append('}');
        } else if (node.isArray()) {
            canonical.append('[');
            node.forEach(
                    element -> {
                        append(element, canonical);
                        canonical.append(',');
                    });
            canonical.append(']');
        } else if (node.isNumber()) {
            number(node, canonical);
        } else if (node.isTextual()) {
            quote(node.textValue(), canonical);
        } else {
            canonical.append(node.asText());
        }
    }

    private static List<Map.Entry<String, JsonNode>> byName(JsonNode object) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        fields.sort(Map.Entry.comparingByKey());
        return fields;
    }

    /// Not written out: 1e9999 is short to send.
    private static void number(JsonNode node, StringBuilder canonical) {
        canonical.append(node.decimalValue().stripTrailingZeros());
    }

    /// Quoted, so that no text can look like the structure around it.
    private static void quote(String text, StringBuilder canonical) {
        canonical.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '"' || next == '\\') {
                canonical.append('\\');
            }
            canonical.append(next);
        }
        canonical.append('"');
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
