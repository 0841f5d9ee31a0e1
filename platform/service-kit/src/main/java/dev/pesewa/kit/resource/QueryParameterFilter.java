package dev.pesewa.kit.resource;

import dev.pesewa.kernel.NearestName;
import dev.pesewa.kernel.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses, naming it, a query parameter that the endpoint does not declare, that is sent twice, or
/// whose value does not fit its type. Example: `?startdate=2026-09-01` is answered 400 with "did
/// you mean startDate?"; it would otherwise be answered for the last 30 days.
///
/// `?workspaceId=` is understood everywhere: an operator acts for that workspace.
public class QueryParameterFilter {

    private static final String WORKSPACE = "workspaceId";

    private final Map<Method, SortedMap<String, Class<?>>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(HttpServerRequest request, UriInfo uri, ResourceInfo resource) {
        if (request.query() == null || request.query().isEmpty()) {
            return;
        }
        SortedMap<String, Class<?>> known =
                declared.computeIfAbsent(resource.getResourceMethod(), QueryParameters::declared);
        uri.getQueryParameters().forEach((name, values) -> check(name, values, known, uri));
    }

    private static void check(
            String name, List<String> values, SortedMap<String, Class<?>> known, UriInfo uri) {
        if (values.size() > 1) {
            throw ProblemException.malformed(name, "is sent more than once");
        }
        Class<?> type = known.get(name);
        if (type != null) {
            QueryParameters.check(name, values.getFirst(), type);
        } else if (!name.equals(WORKSPACE)) {
            throw ProblemException.malformed(name, unknown(name, known));
        } else {
            sameAsInPath(values.getFirst(), uri.getPathParameters());
        }
    }

    private static String unknown(String name, SortedMap<String, Class<?>> known) {
        String taken =
                known.isEmpty()
                        ? "this address takes no parameters"
                        : "this address takes " + String.join(", ", known.keySet());
        return "is no parameter here" + NearestName.hint(name, known.keySet()) + "; " + taken;
    }

    private static void sameAsInPath(String named, MultivaluedMap<String, String> path) {
        String inPath = path.getFirst(WORKSPACE);
        if (inPath != null && !inPath.equals(named)) {
            throw ProblemException.malformed(WORKSPACE, "the address names another workspace");
        }
    }
}
