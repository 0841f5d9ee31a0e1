package dev.pesewa.gateway.reference.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The OpenAPI document of all services, from which clients are generated.
@Path("/")
@Singleton
public class OpenApiResource {

    private static final String DOCUMENT = "/openapi/pesewa.yaml";

    /// RFC 9512.
    private static final String YAML = "application/yaml";

    private final String yaml;
    private final String json;

    public OpenApiResource(ObjectMapper mapper) {
        try (InputStream document = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
            yaml =
                    new String(
                            Objects.requireNonNull(document).readAllBytes(),
                            StandardCharsets.UTF_8);
            json = mapper.writeValueAsString(new YAMLMapper().readTree(yaml));
        } catch (IOException notPackaged) {
            throw new IllegalStateException(DOCUMENT + " is not in this jar.", notPackaged);
        }
    }

    @GET
    @Path("openapi.yaml")
    @Produces(YAML)
    @NonBlocking
    @Operation(hidden = true)
    public String yaml() {
        return yaml;
    }

    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    @Operation(hidden = true)
    public String json() {
        return json;
    }
}
