package dev.pesewa.simulator.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;

/// Reads each request whole before a resource sees it, and writes it into the log before it is
/// answered. It stands in front of all resources, so that the log also has what none of them takes.
@Singleton
class RequestRecorder {

    private static final int BODY_LIMIT = 1_048_576;
    private static final int BEFORE_RESOURCES = Integer.MIN_VALUE / 2;
    private static final int TOO_LARGE = 413;

    private final RequestLog log;
    private final Json json;

    RequestRecorder(RequestLog log, Json json) {
        this.log = log;
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route()
                .order(BEFORE_RESOURCES)
                .handler(this::record)
                .failureHandler(this::rejectTooLarge);
        router.route()
                .order(BEFORE_RESOURCES + 1)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    }

    private void record(RoutingContext request) {
        if (isOfProvider(request)) {
            request.addHeadersEndHandler(
                    _ ->
                            log.add(
                                    request.request().method().name(),
                                    request.request().path(),
                                    Objects.requireNonNullElse(request.body().asString(), ""),
                                    request.response().getStatusCode()));
        }
        request.next();
    }

    private static boolean isOfProvider(RoutingContext request) {
        return !request.request().path().startsWith("/control/");
    }

    private void rejectTooLarge(RoutingContext request) {
        if (request.statusCode() != TOO_LARGE) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(TOO_LARGE)
                .putHeader("Content-Type", "application/json")
                .end(json.write(new ErrorResponse(false, "The body is too large.", null)));
    }
}
