package dev.pesewa.metrics.audit.http;

import dev.pesewa.kernel.Role;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.metrics.audit.AuditEntry;
import dev.pesewa.metrics.audit.postgres.AuditLogRepository;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Tag(name = "Audit", description = "Who read what: for operators.")
@Path("/api/system/audit")
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR_CLAIM)
@Audited
public class AuditResource {

    private final AuditLogRepository log;

    public AuditResource(AuditLogRepository log) {
        this.log = log;
    }

    @Operation(
            operationId = "listAuditEntries",
            summary = "Who read which metrics, the newest first")
    @GET
    public Page<AuditEntry> newest(@BeanParam PageRequest page) {
        return page.of(
                log.before(page.numberBefore(), page.rows()), Function.identity(), AuditEntry::seq);
    }
}
