package dev.pesewa.kit.note;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.page.DateRangeParameters;
import dev.pesewa.kit.resource.CreatedResponses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Has a parameter of every type, alone and inside of others.
@Path("/reports")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
public class ReportResource {

    public record ReportParameters(
            @QueryParam("price") @Nullable BigDecimal price,
            @BeanParam DateRangeParameters range) {}

    @GET
    @Path("/of/{workspaceId}")
    public Period report(
            @QueryParam("draft") @Nullable Boolean draft, @BeanParam ReportParameters parameters) {
        return parameters.range().period(LocalDate.of(2026, 9, 30));
    }

    @POST
    public Response add() {
        return CreatedResponses.of(Map.of(), "/reports/of", "a b");
    }
}
