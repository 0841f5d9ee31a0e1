package dev.pesewa.kit.contract;

import dev.pesewa.kernel.TokenKind;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Shows counts of tokens with a property for each kind. A component that Jackson writes and reads
/// flat, `@JsonAnyGetter @Schema(ref = "TokenCounts") Map<String, Long> tokens`, is shown as
/// `inputTokens`, `cachedInputTokens` and so on in its place; `TextTokenCounts` leaves sound out,
/// `TokenPrices` shows `input`, `cachedInput` and so on. A `@Schema(ref = "Tokens")` is an object
/// with a count of each kind of text.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiTokenFilter implements OASFilter {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String TOKENS = "Tokens";

    private static final Map<String, Consumer<Map<String, Schema>>> FLAT =
            Map.of(
                    "TokenCounts",
                    properties -> addCounts(properties, TokenKind.ALL, TokenKind::field),
                    "TextTokenCounts",
                    properties -> addCounts(properties, TokenKind.TEXT, TokenKind::field),
                    "TokenPrices",
                    OpenApiTokenFilter::addPrices);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
            return;
        }
        List<Schema> schemas = List.copyOf(api.getComponents().getSchemas().values());
        schemas.forEach(OpenApiTokenFilter::expand);
        if (schemas.stream().anyMatch(OpenApiTokenFilter::hasTokens)) {
            Map<String, Schema> byName = new LinkedHashMap<>();
            addCounts(byName, TokenKind.TEXT, TokenKind::shortName);
            api.getComponents()
                    .addSchema(
                            TOKENS,
                            OASFactory.createSchema()
                                    .addType(SchemaType.OBJECT)
                                    .properties(byName));
        }
    }

    private static boolean hasTokens(Schema schema) {
        return schema.getProperties() != null
                && schema.getProperties().values().stream()
                        .anyMatch(property -> (REFERENCE + TOKENS).equals(property.getRef()));
    }

    private static void expand(Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        schema.getProperties()
                .forEach(
                        (name, property) -> {
                            String ref = String.valueOf(property.getRef());
                            FLAT.getOrDefault(
                                            ref.replace(REFERENCE, ""),
                                            all -> all.put(name, property))
                                    .accept(properties);
                        });
        schema.setProperties(properties);
    }

    /// Those that are described by hand stay.
    private static void addCounts(
            Map<String, Schema> properties,
            List<TokenKind> kinds,
            Function<TokenKind, String> name) {
        for (TokenKind kind : kinds) {
            properties.putIfAbsent(
                    name.apply(kind),
                    OASFactory.createSchema().addType(SchemaType.INTEGER).format("int64"));
        }
    }

    private static void addPrices(Map<String, Schema> properties) {
        for (TokenKind kind : TokenKind.ALL) {
            properties.putIfAbsent(
                    kind.shortName(), OASFactory.createSchema().addType(SchemaType.NUMBER));
        }
    }
}
