package dev.pesewa.metrics.audit.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.metrics.audit.AuditLogRepository;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;

/// The door to every view: it lets operators in and writes down that they came. Without the entry
/// nothing is shown.
@RequestScoped
public class AuditedAccess {

    /// As much of a query as tells what was looked at.
    private static final int MAX_LENGTH = 500;

    private final Caller caller;
    private final UriInfo uri;
    private final AuditLogRepository log;
    private final Clock clock;

    public AuditedAccess(Caller caller, UriInfo uri, AuditLogRepository log, Clock clock) {
        this.caller = caller;
        this.uri = uri;
        this.log = log;
        this.clock = clock;
    }

    public void operatorOnly() {
        caller.require(Role.OPERATOR);
        log.add(clock.instant(), caller.subject(), action(uri.getRequestUri()));
    }

    private static String action(URI asked) {
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        String action = "GET " + asked.getRawPath() + query;
        return action.substring(0, Math.min(MAX_LENGTH, action.length()));
    }
}
