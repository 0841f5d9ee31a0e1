package dev.pesewa.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.json.JacksonCustomizer;
import dev.pesewa.kit.messaging.KafkaUnavailableException;
import dev.pesewa.kit.request.SampleRequest;
import dev.pesewa.kit.resource.ResourceMethods;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionMappersTest {

    record OrderRequest(@NotNull String product, @Min(1) int amount, @Valid Buyer buyer) {}

    record Buyer(@NotNull String name) {}

    @Path("/notes")
    static class OrderResource {
        @POST
        @Consumes({"application/json", "application/x-ndjson"})
        void add(@NotNull @Valid OrderRequest body) {}

        @GET
        void list() {}
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExceptionMappers mappers =
            new ExceptionMappers(new ResourceMethods(List.of(OrderResource.class)));
    private final HttpServerRequest request = SampleRequest.http();

    @ParameterizedTest
    @EnumSource
    void answersEachProblemWithItsStatus(ProblemCode code) {
        RestResponse<Problem> answer = mappers.problem(new ProblemException(code, "Why."), request);
        assertThat(answer.getStatus()).isEqualTo(code.status());
        assertThat(answer.getHeaderString("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.getEntity())
                .extracting(Problem::code, Problem::detail, Problem::instance, Problem::traceId)
                .containsExactly(code.code(), "Why.", "/notes", "request-1");
    }

    @Test
    void saysWhenToTryAgainAndHowToSignIn() {
        RestResponse<Problem> away =
                mappers.unavailable(new DatabaseUnavailableException(away()), request);
        RestResponse<Problem> nobody =
                mappers.unauthenticated(new AuthenticationFailedException(), request);
        assertThat(away.getHeaderString("Retry-After")).isEqualTo("2");
        assertThat(nobody.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void answersAnOutageOfKafkaLikeOneOfTheDatabase() {
        RestResponse<Problem> answer =
                mappers.unavailable(new KafkaUnavailableException(away()), request);
        assertThat(answer.getStatus()).isEqualTo(503);
    }

    @Test
    void answersAnotherRoleWith403() {
        assertThat(mappers.forbidden(new ForbiddenException(), request).getStatus()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed",
        "401, unauthenticated",
        "403, forbidden",
        "404, not-found",
        "405, method-not-allowed",
        "406, not-acceptable",
        "413, too-large",
        "415, unsupported-media-type",
        "418, internal",
        "500, internal"
    })
    void answersInItsOwnWordsWhatTheFrameworkRefuses(int status, String code) {
        RestResponse<Problem> answer =
                mappers.framework(new WebApplicationException(status), request);
        assertThat(answer.getEntity().code()).isEqualTo(code);
    }

    @Test
    void tellsWhichMethodsAnAddressTakes() {
        RestResponse<Problem> answer = mappers.framework(new WebApplicationException(405), request);
        assertThat(answer.getHeaderString("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(answer.getEntity().detail()).isEqualTo("It takes GET, HEAD, OPTIONS, POST.");
    }

    @Test
    void tellsWhichMediaTypesAnAddressTakes() {
        RestResponse<Problem> answer = mappers.framework(new WebApplicationException(415), request);
        assertThat(answer.getEntity().detail())
                .isEqualTo("Send application/json or application/x-ndjson.");
    }

    @Test
    void saysWhenToTryAgainAfterTooManyRequests() {
        var tooMany =
                new ProblemException(
                        ProblemCode.TOO_MANY_REQUESTS,
                        "Wait.",
                        List.of(),
                        Map.of(ProblemException.RETRY_AFTER, 290));
        assertThat(mappers.problem(tooMany, request).getHeaderString("Retry-After"))
                .isEqualTo("290");
    }

    @Test
    void answersTheProblemThatTheFrameworkWrapped() {
        var wrapped = new WebApplicationException(ProblemException.notFound("id"), 404);
        assertThat(mappers.framework(wrapped, request).getEntity().detail())
                .isEqualTo("There is no such id.");
    }

    @Test
    void answersANumberThatCannotBeReadWith400() {
        var soon = new WebApplicationException(new NumberFormatException("soon"), 404);
        assertThat(mappers.framework(soon, request).getStatus()).isEqualTo(400);
    }

    @Test
    void tellsNothingOfABug() {
        RestResponse<Problem> answer =
                mappers.bug(new IllegalStateException("password=secret"), request);
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getEntity().toString()).doesNotContain("secret");
    }

    @Test
    void namesEveryFieldThatIsWrongInTheOrderOfTheirNames() throws Exception {
        RestResponse<Problem> answer =
                mappers.invalid(violations("{\"amount\":0,\"buyer\":{}}"), request);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getEntity().errors())
                .containsExactly(
                        new ProblemException.FieldError("amount", "at least 1"),
                        new ProblemException.FieldError("buyer.name", "is needed"),
                        new ProblemException.FieldError("product", "is needed"));
        assertThat(answer.getEntity().detail())
                .isEqualTo("amount: at least 1; buyer.name: is needed; product: is needed");
    }

    @Test
    void namesTheBodyWhenThereIsNone() throws Exception {
        RestResponse<Problem> answer = mappers.invalid(violations("null"), request);
        assertThat(answer.getEntity().detail()).isEqualTo("body: is needed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":\"many\"}        | amount",
                "{\"buyer\":{\"name\":[]}}    | buyer.name",
                "{\"colour\":\"red\"}         | colour",
                "{\"amount\":                 | body",
                "[]                           | body"
            })
    void namesTheFieldOfABodyThatCannotBeRead(String json, String field) {
        Problem problem = mappers.json(unreadable(json), request).getEntity();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .extracting(ProblemException.FieldError::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"amount\":\"many\"}", "{\"buyer\":7}", "{\"colour\":1}", "[]", "{"})
    void namesNoneOfOurClasses(String json) {
        Problem problem = mappers.json(unreadable(json), request).getEntity();
        assertThat(problem.detail()).doesNotContain("dev.pesewa", "java.", "com.fasterxml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":\"many\"}        | amount: a whole number is expected",
                "{\"amount\":99999999999}     | amount: a smaller number is expected",
                "{\"buyer\":7}                | buyer: a JSON object is expected",
                "{\"buyer\":{\"name\":[]}}    | buyer.name: a text is expected",
                "{\"Product\":1}              | Product: is no field here; did you mean product?",
                "{\"colour\":1}               | colour: is no field here",
                "[]                           | body: a JSON object is expected",
                "{\"amount\":                 | body: is no JSON: line 1, column 11"
            })
    void saysInItsOwnWordsWhatABodyShouldHave(String json, String detail) {
        assertThat(mappers.json(unreadable(json), request).getEntity().detail()).isEqualTo(detail);
    }

    @Test
    void saysWhatIsWrongWithATextThatIsCut() {
        // Given
        var ours = new ObjectMapper();
        new JacksonCustomizer().customize(ours);
        JacksonException cut = unreadable(ours, "{\"name\":\"\\ud83d\"}", Buyer.class);
        // When
        Problem problem = mappers.json(cut, request).getEntity();
        // Then
        assertThat(problem.detail()).startsWith("name: holds half of a surrogate pair");
    }

    private static JacksonException unreadable(String json) {
        return unreadable(JSON, json, OrderRequest.class);
    }

    private static JacksonException unreadable(ObjectMapper reader, String json, Class<?> type) {
        try {
            throw new AssertionError("It was read: " + reader.readValue(json, type));
        } catch (JacksonException unreadable) {
            return unreadable;
        }
    }

    /// What the validation says of a body in JSON; `null` is no body.
    private static ConstraintViolationException violations(String body)
            throws JacksonException, NoSuchMethodException {
        Object[] parameters = {JSON.readValue(body, OrderRequest.class)};
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return new ConstraintViolationException(
                    factory.getValidator()
                            .forExecutables()
                            .validateParameters(
                                    new OrderResource(),
                                    OrderResource.class.getDeclaredMethod(
                                            "add", OrderRequest.class),
                                    parameters));
        }
    }

    private static IllegalStateException away() {
        return new IllegalStateException("away");
    }
}
