package dev.pesewa.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A usage object with one path for each field. Names are in snake case, whatever the client's
/// language makes of them: `promptTokensDetails.cachedTokens` is
/// `prompt_tokens_details.cached_tokens`. Elements of a list go by what they are of:
/// `[{"modality":"AUDIO","tokenCount":5}]` is `[audio].token_count`; those of one kind are summed.
/// Tokens of video are counted with those of images, because providers ask the same for both.
final class FlatUsage {

    static final long LARGEST_COUNT = 1_000_000_000L;

    private static final int DEEPEST = 5;
    private static final List<String> KINDS = List.of("modality", "ttl", "type");

    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> notCounts = new HashSet<>();

    FlatUsage(JsonNode usage) {
        add("", usage, DEEPEST);
    }

    /// Whether there is such a field, also one that is null.
    boolean has(String path) {
        return names.contains(path);
    }

    @Nullable Long count(String path) {
        return counts.get(path);
    }

    boolean isPositive(String path) {
        return counts.getOrDefault(path, 0L) > 0;
    }

    /// Empty when there is no such text.
    String text(String path) {
        return texts.getOrDefault(path, "");
    }

    Stream<String> names() {
        return names.stream();
    }

    /// The first of these fields that should be a count and is none.
    @Nullable String wrongCount(Collection<String> paths) {
        return notCounts.isEmpty()
                ? null
                : paths.stream().filter(notCounts::contains).findFirst().orElse(null);
    }

    private void add(String path, JsonNode node, int depth) {
        names.add(path);
        if (node.isObject() && depth > 0) {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties()
                    .forEach(each -> add(prefix + name(each.getKey()), each.getValue(), depth - 1));
        } else if (node.isArray() && depth > 0) {
            node.forEach(each -> add(path + "[" + kind(each) + "]", each, depth - 1));
        } else if (isCount(node)) {
            counts.merge(path, node.longValue(), Long::sum);
        } else if (!node.isNull()) {
            notCounts.add(path);
            texts.put(path, node.asText());
        }
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= 0
                && node.longValue() <= LARGEST_COUNT;
    }

    private static String name(String key) {
        return snake(key).replace("video", "image");
    }

    /// Snake case as such stays, and so does a name in capitals.
    private static String snake(String key) {
        if (key.indexOf('_') >= 0) {
            return key;
        }
        var snake = new StringBuilder(key.length() + 4);
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            if (Character.isUpperCase(letter) && i > 0) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(letter));
        }
        return snake.toString();
    }

    /// Python's enums are written as `MediaModality.AUDIO`.
    private static String kind(JsonNode element) {
        for (String field : KINDS) {
            String text = element.path(field).asText();
            if (!text.isEmpty()) {
                String kind = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
                return kind.equals("video") ? "image" : kind;
            }
        }
        return "";
    }
}
