package dev.pesewa.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kit.workspace.CurrentWorkspace;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class OpenApiWorkspaceFilterTest {

    @Path("/letters")
    static class LetterResource {

        private final CurrentWorkspace workspace;

        LetterResource(CurrentWorkspace workspace) {
            this.workspace = workspace;
        }

        @GET
        @Path("sent")
        String sent() {
            return workspace.id().toString();
        }
    }

    private final Operation operation = OASFactory.createOperation();

    @Test
    void declaresTheWorkspaceInThePath() throws IOException {
        // When
        filter("/api/usage/budgets/{workspaceId}");
        // Then
        assertThat(operation.getParameters())
                .singleElement()
                .satisfies(
                        parameter -> {
                            assertThat(parameter.getIn()).isEqualTo(In.PATH);
                            assertThat(parameter.getRequired()).isTrue();
                        });
    }

    @Test
    void declaresTheWorkspaceInTheQueryOfAResourceThatReadsIt() throws IOException {
        // When
        filter("/letters/sent");
        // Then
        assertThat(operation.getParameters())
                .singleElement()
                .satisfies(
                        parameter -> {
                            assertThat(parameter.getIn()).isEqualTo(In.QUERY);
                            assertThat(parameter.getRequired()).isFalse();
                        });
    }

    @Test
    void anOperatorHasToNameIt() throws IOException {
        // Given
        operation.addSecurityRequirement(
                OASFactory.createSecurityRequirement().addScheme("token", List.of("operator")));
        // When
        filter("/letters/sent");
        // Then
        assertThat(operation.getParameters())
                .extracting(Parameter::getRequired)
                .containsExactly(true);
    }

    @Test
    void leavesOtherResourcesAlone() throws IOException {
        // When
        filter("/api/ai/pricing");
        // Then
        assertThat(operation.getParameters()).isNull();
    }

    private void filter(String path) throws IOException {
        OpenAPI api =
                OASFactory.createOpenAPI()
                        .paths(
                                OASFactory.createPaths()
                                        .addPathItem(
                                                path, OASFactory.createPathItem().GET(operation)));
        new OpenApiWorkspaceFilter(Index.of(LetterResource.class)).filterOpenAPI(api);
    }
}
