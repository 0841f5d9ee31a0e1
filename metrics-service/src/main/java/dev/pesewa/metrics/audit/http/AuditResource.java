package dev.pesewa.metrics.audit.http;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.page.Page;
import dev.pesewa.metrics.audit.AuditEntry;
import dev.pesewa.metrics.audit.AuditLogRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/api/system/audit")
@RunOnVirtualThread
@Authenticated
public class AuditResource {

    private final AuditedAccess viewing;
    private final AuditLogRepository log;

    public AuditResource(AuditedAccess viewing, AuditLogRepository log) {
        this.viewing = viewing;
        this.log = log;
    }

    @GET
    public Page<AuditEntry> newest(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        viewing.operatorOnly();
        int size = Page.limit(limit);
        return Page.of(
                log.before(before(cursor), size + 1), size, entry -> Long.toString(entry.seq()));
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException malformed) {
            throw ProblemException.malformed("cursor", "take it from nextCursor");
        }
    }
}
