package dev.pesewa.metrics.audit.http;

import dev.pesewa.kit.identity.Caller;
import dev.pesewa.metrics.audit.postgres.AuditLogRepository;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;

/// Stores the entry of a request first and then lets the resource answer. Example: when
/// PostgreSQL is away, `GET /api/system/metrics/definitions` is answered 503 although it reads no
/// table, because its entry cannot be stored. Roles are checked before, so a request that is
/// answered 401 or 403 does not come here.
@Audited
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class AuditInterceptor {

    /// Long enough for every query that the API knows; a longer one is cut.
    private static final int MAX_LENGTH = 500;

    private final Caller caller;
    private final UriInfo uri;
    private final AuditLogRepository log;
    private final Clock clock;

    AuditInterceptor(Caller caller, UriInfo uri, AuditLogRepository log, Clock clock) {
        this.caller = caller;
        this.uri = uri;
        this.log = log;
        this.clock = clock;
    }

    @AroundInvoke
    Object addEntryThenAnswer(InvocationContext request) throws Exception {
        log.add(clock.instant(), caller.subject(), action(uri.getRequestUri()));
        return request.proceed();
    }

    private static String action(URI uri) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String action = "GET " + uri.getRawPath() + query;
        return action.substring(0, Math.min(MAX_LENGTH, action.length()));
    }
}
