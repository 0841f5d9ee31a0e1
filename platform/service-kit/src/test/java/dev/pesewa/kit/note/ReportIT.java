package dev.pesewa.kit.note;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every endpoint has, whatever its resource does.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class ReportIT {

    private final UUID workspace = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?startDate=2026-09-01&endDate=2026-09-30",
                "?start=2026-09-01&end=2026-09-30",
                "?days=30",
                "?period=30&end=2026-09-30&price=29.99&draft=true"
            })
    void answersWhatTheEndpointDeclares(String query) {
        Response response = report(query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.<String>path("start")).isEqualTo("2026-09-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?startdate=2026-09-01     | startdate   | did you mean startDate?",
                "?from=2026-09-01          | from        | this address takes days, draft, end,",
                "?days=7&days=30           | days        | is sent more than once",
                "?days=soon                | days        | a whole number is expected",
                "?days=                    | days        | a whole number is expected",
                "?price=free               | price       | a decimal such as 29.99 is expected",
                "?draft=maybe              | draft       | true or false",
                "?start=2026-10-01         | start       | is after today",
                "?workspaceId=other        | workspaceId | the address names another workspace"
            })
    void namesAParameterThatItDoesNotTake(String query, String name, String detail) {
        Response response = report(query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.<List<String>>path("errors.field")).containsExactly(name);
        assertThat(response.<String>path("detail")).contains(detail);
    }

    @Test
    void asksForATokenBeforeItLooksAtParameters() {
        assertThat(given().get("/reports/of/1?colour=red").statusCode()).isEqualTo(401);
    }

    @Test
    void understandsTheWorkspaceThatThePathNames() {
        assertThat(report("?workspaceId=" + workspace).statusCode()).isEqualTo(200);
    }

    @Test
    void letsNoCacheStoreAResponse() {
        assertThat(report("").header("Cache-Control")).isEqualTo("no-store");
        assertThat(report("?colour=red").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void tellsTheMethodsOfAnAddress() {
        Response response = request().delete("/reports/of/" + workspace);
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void tellsTheAddressOfWhatItMade() {
        assertThat(request().post("/reports").header("Location")).isEqualTo("/reports/of/a%20b");
        assertThat(request().post("/reports?workspaceId=" + workspace).header("Location"))
                .isEqualTo("/reports/of/a%20b?workspaceId=" + workspace);
    }

    @Test
    void logsARejectionWithItsTraceId() {
        // Given
        List<String> lines = new ArrayList<>();
        Handler handler = handler(lines);
        var logger = LogContext.getLogContext().getLogger("dev.pesewa.kit.resource");
        logger.addHandler(handler);
        // When
        String traceId =
                request().header("X-Request-Id", "request-7").get("/notes/none").path("traceId");
        logger.removeHandler(handler);
        // Then
        assertThat(traceId).isEqualTo("request-7");
        assertThat(lines)
                .anyMatch(line -> line.contains("404 not-found") && line.contains("request-7"));
    }

    private static Handler handler(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(String.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private Response report(String query) {
        return request().get("/reports/of/" + workspace + query);
    }

    private RequestSpecification request() {
        return given().auth().oauth2(TestTokens.token("owner", workspace));
    }
}
