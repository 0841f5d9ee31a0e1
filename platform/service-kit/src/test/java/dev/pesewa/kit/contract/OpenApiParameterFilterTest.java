package dev.pesewa.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.junit.jupiter.api.Test;

class OpenApiParameterFilterTest {

    private final OpenApiParameterFilter filter = new OpenApiParameterFilter();

    @Test
    void describesAParameterByItsName() {
        // When
        Parameter described = filter.filterParameter(parameter("cursor", In.QUERY));
        // Then
        assertThat(described.getDescription()).isEqualTo("`nextCursor` of the page before.");
    }

    @Test
    void keepsWhatAResourceSaysOfIt() {
        // When
        Parameter described =
                filter.filterParameter(parameter("cursor", In.QUERY).description("mine"));
        // Then
        assertThat(described.getDescription()).isEqualTo("mine");
    }

    @Test
    void aFilterByTheIdInThePathIsLeftOut() {
        // Given
        Operation operation =
                OASFactory.createOperation()
                        .addParameter(parameter("userId", In.PATH))
                        .addParameter(parameter("userId", In.QUERY))
                        .addParameter(parameter("model", In.QUERY));
        // When
        filter.filterOperation(operation);
        // Then
        assertThat(operation.getParameters())
                .extracting(Parameter::getName, Parameter::getIn)
                .containsExactly(tuple("userId", In.PATH), tuple("model", In.QUERY));
    }

    @Test
    void saysWhichRolesAnOperationIsFor() {
        // Given
        Operation operation =
                OASFactory.createOperation()
                        .addSecurityRequirement(
                                OASFactory.createSecurityRequirement()
                                        .addScheme("token", List.of("operator", "owner")));
        // When
        filter.filterOperation(operation);
        // Then
        assertThat(operation.getDescription()).isEqualTo("For operator, owner.");
    }

    @Test
    void putsJsonBeforeOtherMediaTypes() {
        // Given
        MediaType any = OASFactory.createMediaType();
        RequestBody body =
                OASFactory.createRequestBody()
                        .content(
                                OASFactory.createContent()
                                        .addMediaType("application/x-ndjson", any)
                                        .addMediaType("application/json", any));
        // When
        filter.filterRequestBody(body);
        // Then
        assertThat(body.getContent().getMediaTypes().keySet())
                .containsExactly("application/json", "application/x-ndjson");
    }

    private static Parameter parameter(String name, In in) {
        return OASFactory.createParameter().name(name).in(in);
    }
}
