package dev.pesewa.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes one OpenAPI document of several: the first one, with the paths, tags and components of the
/// others. A component of the same name in two documents has to be the same component.
final class OpenApiDocuments {

    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .disable(YAMLGenerator.Feature.SPLIT_LINES)
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                            .stringQuotingChecker(new StatusQuotingChecker())
                            .build());

    private OpenApiDocuments() {}

    static String merge(List<String> documents) throws JsonProcessingException {
        ObjectNode merged = read(documents.getFirst());
        for (String other : documents.subList(1, documents.size())) {
            add(merged, read(other));
        }
        merged.set("paths", sorted(merged.path("paths")));
        ObjectNode components = (ObjectNode) merged.path("components");
        for (String kind : names(components)) {
            components.set(kind, sorted(components.path(kind)));
        }
        return YAML.writeValueAsString(merged);
    }

    private static ObjectNode read(String document) throws JsonProcessingException {
        return (ObjectNode) YAML.readTree(document);
    }

    private static void add(ObjectNode merged, JsonNode other) {
        other.path("tags").forEach(merged.withArray("tags")::add);
        addAll("paths", merged.withObject("/paths"), other.path("paths"));
        other.path("components")
                .properties()
                .forEach(
                        kind ->
                                addAll(
                                        kind.getKey(),
                                        merged.withObject("/components")
                                                .withObjectProperty(kind.getKey()),
                                        kind.getValue()));
    }

    private static void addAll(String kind, ObjectNode merged, JsonNode others) {
        for (Map.Entry<String, JsonNode> other : others.properties()) {
            JsonNode before = merged.get(other.getKey());
            if (before != null && !before.equals(other.getValue())) {
                throw new AssertionError(
                        "Two services have different "
                                + kind
                                + " of the name "
                                + other.getKey()
                                + ". Rename one.");
            }
            merged.set(other.getKey(), other.getValue());
        }
    }

    private static ObjectNode sorted(JsonNode node) {
        Map<String, JsonNode> byName = new TreeMap<>();
        node.properties().forEach(each -> byName.put(each.getKey(), each.getValue()));
        return YAML.createObjectNode().setAll(byName);
    }

    private static Set<String> names(JsonNode node) {
        return Set.copyOf(node.properties().stream().map(Map.Entry::getKey).toList());
    }

    /// Jackson would write the status 200, which is the name of a response, as a number.
    private static final class StatusQuotingChecker extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteName(String name) {
            return name.matches("\\d+") || super.needToQuoteName(name);
        }
    }
}
