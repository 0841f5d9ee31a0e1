package dev.pesewa.kit.contract;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pesewa.kernel.Role;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/// What the schema of a record follows from. In an answer every component that is not `@Nullable`
/// is required, since Jackson writes it always, and one that is `@Nullable` may be null. A pattern
/// that lists words, such as `refuse|redact`, is an enumeration; `role` is one of the roles.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiSchemaFilter implements OASFilter {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String OURS = "dev.pesewa";
    private static final String PAGE = "Page";
    private static final String ANY_JSON = "JsonNode";
    private static final String ANY_JSON_KIND = "JsonNodeType";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName ANY_GETTER = DotName.createSimple(JsonAnyGetter.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final List<Object> ROLES =
            Arrays.stream(Role.values()).<Object>map(Role::claim).toList();

    /// A field of one name holds the same at every address.
    private static final Map<String, String> EXAMPLES =
            Map.of(
                    "clientId", "shop-1",
                    "userId", "user-7",
                    "feature", "report_summary",
                    "provider", "openai",
                    "model", "gpt-4o",
                    "currency", "GHS",
                    "zone", "Africa/Accra");

    /// By simple name, which is unique in the repository and names the schema too.
    private final Map<String, ClassInfo> records = new HashMap<>();

    public OpenApiSchemaFilter(IndexView index) {
        index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith(OURS))
                .forEach(type -> records.put(type.simpleName(), type));
    }

    /// A choice has no type of its own: the scanner's guess would rule out the other choices.
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getAnyOf() != null || schema.getOneOf() != null) {
            schema.setType(null);
        }
        String pattern = schema.getPattern();
        if (pattern != null && pattern.matches("[a-z-]+(\\|[a-z-]+)+")) {
            schema.setEnumeration(List.of((Object[]) pattern.split("\\|", -1)));
            schema.setPattern(null);
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        if (schemas.containsKey(ANY_JSON)) {
            api.getComponents()
                    .addSchema(ANY_JSON, OASFactory.createSchema().description("Any JSON."));
            api.getComponents().removeSchema(ANY_JSON_KIND);
        }
        Set<String> ofRequests = ofRequests(api);
        schemas.values().forEach(OpenApiSchemaFilter::addExamples);
        schemas.forEach(
                (name, schema) -> {
                    ClassInfo type = records.get(name.startsWith(PAGE) ? PAGE : name);
                    if (type != null && schema.getProperties() != null) {
                        complete(schema, type, ofRequests.contains(name));
                    }
                });
    }

    private static void addExamples(Schema schema) {
        if (schema.getProperties() != null) {
            schema.getProperties()
                    .forEach(
                            (name, property) -> {
                                String example = EXAMPLES.get(name);
                                if (example != null
                                        && property.getRef() == null
                                        && property.getEnumeration() == null
                                        && property.getExamples() == null) {
                                    property.addExample(example);
                                }
                            });
        }
    }

    private static void complete(Schema schema, ClassInfo type, boolean isOfRequests) {
        Map<String, Schema> properties = new HashMap<>(schema.getProperties());
        boolean leavesOut = type.hasDeclaredAnnotation(INCLUDE);
        for (RecordComponentInfo component : type.recordComponents()) {
            String name = name(component);
            Schema property = properties.get(name);
            if (property == null || component.hasAnnotation(ANY_GETTER)) {
                continue;
            }
            if (name.equals("role")) {
                property.setEnumeration(ROLES);
            }
            boolean isNullable = component.type().hasAnnotation(NULLABLE);
            if (!isOfRequests && !isNullable && !leavesOut) {
                require(schema, name);
            } else if (isNullable && !leavesOut && !component.hasAnnotation(INCLUDE)) {
                schema.addProperty(name, nullable(property, isOfRequests));
            }
        }
    }

    private static String name(RecordComponentInfo component) {
        AnnotationInstance named = component.annotation(PROPERTY);
        return named == null ? component.name() : named.value().asString();
    }

    private static void require(Schema schema, String name) {
        if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequired(name);
        }
    }

    /// A component that refers to another schema stays a reference in requests, where nobody has a
    /// reason to send null.
    private static Schema nullable(Schema property, boolean isOfRequests) {
        if (property.getRef() != null) {
            return isOfRequests
                    ? property
                    : OASFactory.createSchema()
                            .addAnyOf(property)
                            .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        if (property.getType() != null && !property.getType().contains(SchemaType.NULL)) {
            property.addType(SchemaType.NULL);
            if (property.getEnumeration() != null) {
                List<Object> values = new ArrayList<>(property.getEnumeration());
                values.add(null);
                property.setEnumeration(values);
            }
        }
        return property;
    }

    /// The names of all schemas that a request's body holds.
    private static Set<String> ofRequests(OpenAPI api) {
        Set<String> found = new HashSet<>();
        if (api.getPaths() != null) {
            api.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .flatMap(OpenApiSchemaFilter::bodies)
                    .forEach(body -> add(body, api.getComponents().getSchemas(), found));
        }
        return found;
    }

    private static Stream<Schema> bodies(Operation operation) {
        return operation.getRequestBody() == null || operation.getRequestBody().getContent() == null
                ? Stream.of()
                : operation.getRequestBody().getContent().getMediaTypes().values().stream()
                        .map(MediaType::getSchema);
    }

    private static void add(
            @Nullable Schema schema, Map<String, Schema> schemas, Set<String> found) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null && found.add(schema.getRef().replace(REFERENCE, ""))) {
            add(schemas.get(schema.getRef().replace(REFERENCE, "")), schemas, found);
        }
        parts(schema).forEach(part -> add(part, schemas, found));
    }

    private static List<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        for (List<Schema> choices :
                Arrays.asList(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())) {
            if (choices != null) {
                parts.addAll(choices);
            }
        }
        return parts;
    }
}
