package dev.pesewa.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiSchemaFilterTest {

    record Greeting(String text, @Nullable String tone, @Nullable Instant until, String role) {}

    private final OpenAPI api = OASFactory.createOpenAPI();
    private OpenApiSchemaFilter filter;

    @BeforeEach
    void scanned() throws IOException {
        filter = new OpenApiSchemaFilter(Index.of(Greeting.class));
        Schema greeting =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .addProperty("text", string())
                        .addProperty("tone", string())
                        .addProperty("until", OASFactory.createSchema().ref("Instant"))
                        .addProperty("role", string());
        api.components(OASFactory.createComponents().addSchema("Greeting", greeting));
    }

    @Test
    void anAnswerAlwaysHoldsWhatIsNotNullable() {
        // When
        filter.filterOpenAPI(api);
        // Then
        assertThat(greeting().getRequired()).containsExactlyInAnyOrder("text", "role");
    }

    @Test
    void whatIsNullableMayBeNull() {
        // When
        filter.filterOpenAPI(api);
        // Then
        assertThat(property("tone").getType())
                .containsExactlyInAnyOrder(SchemaType.STRING, SchemaType.NULL);
        assertThat(property("until").getAnyOf())
                .extracting(Schema::getType)
                .containsExactly(null, List.of(SchemaType.NULL));
    }

    @Test
    void aRoleIsOneOfTheRoles() {
        // When
        filter.filterOpenAPI(api);
        // Then
        assertThat(property("role").getEnumeration())
                .containsExactly("operator", "owner", "member", "ingest");
    }

    @Test
    void ofARequestNothingIsRequiredThatIsNotSaidToBe() {
        // Given
        Content content =
                OASFactory.createContent()
                        .addMediaType(
                                "application/json",
                                OASFactory.createMediaType().schema(listOfGreetings()));
        Operation operation =
                OASFactory.createOperation()
                        .requestBody(OASFactory.createRequestBody().content(content));
        api.paths(
                OASFactory.createPaths()
                        .addPathItem("/greetings", OASFactory.createPathItem().POST(operation)));
        // When
        filter.filterOpenAPI(api);
        // Then
        assertThat(greeting().getRequired()).isNull();
    }

    @Test
    void aPatternOfWordsIsAnEnumeration() {
        // Given
        Schema words = string().pattern("refuse|redact");
        // When
        filter.filterSchema(words);
        // Then
        assertThat(words.getEnumeration()).containsExactly("refuse", "redact");
        assertThat(words.getPattern()).isNull();
    }

    private static Schema listOfGreetings() {
        return OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(OASFactory.createSchema().ref("Greeting"));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private Schema greeting() {
        return Objects.requireNonNull(api.getComponents().getSchemas().get("Greeting"));
    }

    private Schema property(String name) {
        return Objects.requireNonNull(greeting().getProperties().get(name));
    }
}
