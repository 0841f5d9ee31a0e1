package dev.pesewa.gateway.route.vertx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.gateway.route.RequestIds;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// The problems that the gateway answers itself, in place of a service.
@ApplicationScoped
class ProblemResponses {

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);
    private static final String RETRY_AFTER = "2";

    private final ObjectMapper json;

    ProblemResponses(ObjectMapper json) {
        this.json = json;
    }

    void tooLarge(HttpServerRequest request, long limit) {
        var problem =
                new ProblemException(
                        ProblemCode.TOO_LARGE,
                        "A body may hold " + limit + " bytes. Send it in smaller batches.");
        // The rest of the body is not read, so the connection cannot be used again.
        request.response()
                .setStatusCode(problem.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(body(request, problem));
    }

    ProxyResponse fill(
            ProxyResponse response, HttpServerRequest request, ProblemException problem) {
        return response.setStatusCode(problem.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .setBody(Body.body(body(request, problem)));
    }

    /// Logged, so that the `traceId` that a caller names is found.
    private Buffer body(HttpServerRequest request, ProblemException problem) {
        String id = request.getHeader(RequestIds.HEADER);
        LOG.infof(
                "%s %s was answered %d %s, request %s",
                request.method(),
                request.path(),
                problem.code().status(),
                problem.code().code(),
                id);
        try {
            return Buffer.buffer(json.writeValueAsBytes(Problem.of(problem, request.path(), id)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
