package dev.pesewa.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.messaging.KafkaUnavailableException;
import dev.pesewa.kit.resource.ResourceMethods;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// The one place where an exception becomes an answer.
public class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final ResourceMethods resources;

    public ExceptionMappers(ResourceMethods resources) {
        this.resources = resources;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> problem(ProblemException problem, HttpServerRequest request) {
        var answer =
                RestResponse.ResponseBuilder.<Problem>create(problem.code().status())
                        .entity(Problem.of(problem, request.path(), traceId(request)))
                        .header("Content-Type", Problem.MEDIA_TYPE);
        return switch (problem.code()) {
            case UNAVAILABLE -> answer.header("Retry-After", RETRY_AFTER_SECONDS).build();
            case TOO_MANY_REQUESTS ->
                    answer.header(
                                    "Retry-After",
                                    problem.members()
                                            .getOrDefault(
                                                    ProblemException.RETRY_AFTER,
                                                    RETRY_AFTER_SECONDS))
                            .build();
            case METHOD_NOT_ALLOWED ->
                    answer.header("Allow", resources.allowed(request.path())).build();
            case UNAUTHENTICATED -> answer.header("WWW-Authenticate", "Bearer").build();
            default -> answer.build();
        };
    }

    @ServerExceptionMapper({
        AuthenticationFailedException.class,
        UnauthorizedException.class,
    })
    public RestResponse<Problem> unauthenticated(Exception failed, HttpServerRequest request) {
        String detail = "Send a valid token: 'Authorization: Bearer …'. It may have expired.";
        return problem(new ProblemException(ProblemCode.UNAUTHENTICATED, detail), request);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException failed, HttpServerRequest request) {
        String detail = "The token's role may not do that.";
        return problem(new ProblemException(ProblemCode.FORBIDDEN, detail), request);
    }

    /// One field error for each violation, in the order of the fields' names. A path such as
    /// `add.body.name` is shown as `name`, and a missing body as `body`.
    @ServerExceptionMapper
    public RestResponse<Problem> invalid(
            ConstraintViolationException invalid, HttpServerRequest request) {
        List<ProblemException.FieldError> errors =
                invalid.getConstraintViolations().stream()
                        .map(
                                each ->
                                        new ProblemException.FieldError(
                                                field(each), each.getMessage()))
                        .sorted(Comparator.comparing(ProblemException.FieldError::field))
                        .toList();
        String detail =
                errors.stream()
                        .map(error -> error.field() + ": " + error.detail())
                        .collect(Collectors.joining("; "));
        return problem(
                new ProblemException(ProblemCode.MALFORMED, detail, errors, Map.of()), request);
    }

    /// The path below the method and its body parameter; the parameter itself where nothing is
    /// below it. An element of a list is shown as `thresholds[0]`.
    private static String field(ConstraintViolation<?> violation) {
        List<String> path = new ArrayList<>();
        violation
                .getPropertyPath()
                .forEach(
                        node -> {
                            if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                                path.add(String.valueOf(node));
                            }
                        });
        List<String> inBody = path.subList(Math.min(2, path.size()), path.size());
        return inBody.isEmpty() ? path.getLast() : String.join(".", inBody);
    }

    /// The second is named because the framework brings a mapper for it, which says nothing.
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public RestResponse<Problem> json(JacksonException malformed, HttpServerRequest request) {
        return problem(JsonProblems.of(malformed), request);
    }

    @ServerExceptionMapper({DatabaseUnavailableException.class, KafkaUnavailableException.class})
    public RestResponse<Problem> unavailable(RuntimeException outage, HttpServerRequest request) {
        LOG.warnf("%s: %s", outage.getMessage(), outage.getCause());
        String detail = "A part we depend on does not answer. Send the same request again.";
        return problem(new ProblemException(ProblemCode.UNAVAILABLE, detail), request);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> framework(WebApplicationException e, HttpServerRequest request) {
        if (e.getCause() instanceof JacksonException malformed) {
            return problem(JsonProblems.of(malformed), request);
        }
        if (e.getCause() instanceof ProblemException ours) {
            return problem(ours, request);
        }
        if (e.getCause() instanceof IllegalArgumentException) {
            // The framework takes ?days=soon for an address that there is not.
            String detail = "A number in the address could not be read.";
            return problem(of(ProblemCode.MALFORMED, detail), request);
        }
        Response response = e.getResponse();
        return problem(
                switch (response.getStatus()) {
                    case 400 -> of(ProblemCode.MALFORMED, "The request could not be read.");
                    case 401 -> of(ProblemCode.UNAUTHENTICATED, "Send a valid token.");
                    case 403 -> of(ProblemCode.FORBIDDEN, "The token's role may not do that.");
                    case 404 -> of(ProblemCode.NOT_FOUND, "There is nothing at this address.");
                    case 405 ->
                            of(
                                    ProblemCode.METHOD_NOT_ALLOWED,
                                    "It takes " + resources.allowed(request.path()) + ".");
                    case 406 -> of(ProblemCode.NOT_ACCEPTABLE, "Accept another media type.");
                    case 413 -> of(ProblemCode.TOO_LARGE, "Send less at once.");
                    case 415 ->
                            of(
                                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                                    "Send "
                                            + resources.consumed(
                                                    request.method().name(), request.path())
                                            + ".");
                    default -> logged(e, request);
                },
                request);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> bug(RuntimeException bug, HttpServerRequest request) {
        return problem(logged(bug, request), request);
    }

    private static ProblemException logged(Throwable bug, HttpServerRequest request) {
        LOG.errorf(
                bug,
                "%s %s failed, request %s",
                request.method(),
                request.path(),
                traceId(request));
        return of(ProblemCode.INTERNAL, "It has been logged. Name the traceId when you ask.");
    }

    private static ProblemException of(ProblemCode code, String detail) {
        return new ProblemException(code, detail);
    }

    private static @Nullable String traceId(HttpServerRequest request) {
        return request.getHeader("X-Request-Id");
    }
}
