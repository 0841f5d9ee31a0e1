package dev.pesewa.gateway.reference.http;

import static dev.pesewa.gateway.GatewayApi.anonymous;
import static dev.pesewa.gateway.GatewayApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.gateway.StubServices;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class ReferenceIT {

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void explainsEachProblemAtTheAddressOfItsType(ProblemCode code) {
        // When
        Response page = anonymous().get(code.type());
        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString())
                .contains(code.code(), code.title(), code.meaning(), code.advice());
    }

    @Test
    void theTypeOfAProblemLeadsToItsPage() {
        // Given
        String type = anonymous().get("/api/nothing").path("type");
        // When
        Response page = anonymous().get(type);
        // Then
        assertThat(page.asString()).contains("not-found");
    }

    @Test
    void listsAllProblems() {
        // When
        Response page = anonymous().get("/problems");
        // Then
        assertThat(page.asString())
                .contains(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList());
    }

    @Test
    void answersAnUnknownCodeWithAProblem() {
        assertProblem(anonymous().get("/problems/no-such-code"), 404, "not-found");
    }

    @Test
    void servesTheDocumentOfAllServicesAsYaml() {
        // When
        Response document = anonymous().get("/openapi.yaml");
        // Then
        assertThat(document.contentType()).startsWith("application/yaml");
        assertThat(document.asString())
                .contains("/api/auth/login:", "/api/usage/events:", "/api/ai/charge:")
                .contains("/api/system/metrics/summary:");
    }

    @Test
    void servesTheSameDocumentAsJson() {
        // When
        Response document = anonymous().get("/openapi.json");
        // Then
        assertThat(document.contentType()).startsWith("application/json");
        assertThat(document.<String>path("openapi")).isEqualTo("3.1.0");
        assertThat(document.<Object>path("paths.'/api/ai/charge'.post.operationId"))
                .isEqualTo("chargeCredits");
    }
}
