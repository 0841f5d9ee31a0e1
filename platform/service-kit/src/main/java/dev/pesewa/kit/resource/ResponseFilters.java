package dev.pesewa.kit.resource;

import dev.pesewa.kit.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What every response of every service has.
public class ResponseFilters {

    private static final Logger LOG = Logger.getLogger(ResponseFilters.class);
    private static final int CREATED = 201;
    private static final int FIRST_REJECTION = 400;
    private static final int FIRST_FAULT = 500;
    private static final String WORKSPACE = "workspaceId";

    /// Balances, prices and usage change at any time and belong to one workspace.
    @ServerResponseFilter
    public void forbidStoring(ContainerResponseContext response) {
        response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
    }

    /// An operator's `?workspaceId=` is needed at the new address too.
    @ServerResponseFilter
    public void keepWorkspace(UriInfo uri, ContainerResponseContext response) {
        if (response.getStatus() != CREATED) {
            return;
        }
        String location = response.getHeaderString(HttpHeaders.LOCATION);
        String named = uri.getQueryParameters().getFirst(WORKSPACE);
        if (location != null && named != null) {
            String query = "?" + WORKSPACE + "=" + URLEncoder.encode(named, StandardCharsets.UTF_8);
            response.getHeaders().putSingle(HttpHeaders.LOCATION, location + query);
        }
    }

    /// So that the `traceId` that a caller names is found. Faults are logged with their cause by
    /// `ExceptionMappers`.
    @ServerResponseFilter
    public void logRejection(HttpServerRequest request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status >= FIRST_REJECTION && status < FIRST_FAULT) {
            LOG.infof(
                    "%s %s was answered %d %s, request %s",
                    request.method(),
                    request.path(),
                    status,
                    response.getEntity() instanceof Problem problem ? problem.code() : "",
                    request.getHeader("X-Request-Id"));
        }
    }
}
