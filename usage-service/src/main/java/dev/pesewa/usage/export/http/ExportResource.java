package dev.pesewa.usage.export.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.analytics.http.FilterParameters;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.export.EventCsv;
import dev.pesewa.usage.export.ExportEvents;
import dev.pesewa.usage.export.ExportedEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Gives away the events of a range, streamed.
@Tag(name = "Usage events")
@Path("/api/usage/export/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class ExportResource {

    private final ExportEvents export;
    private final ObjectMapper json;
    private final CurrentExchangeRates rates;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    public ExportResource(
            ExportEvents export,
            ObjectMapper json,
            CurrentExchangeRates rates,
            CurrentWorkspace workspace,
            Clock clock) {
        this.export = export;
        this.json = json;
        this.rates = rates;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Operation(operationId = "exportUsage", summary = "Download usage events as CSV or JSON")
    @GET
    @APIResponse(
            responseCode = "200",
            description = "A file, as long as it takes",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ExportedEvent[].class))
            })
    public Response export(
            @QueryParam("format") @DefaultValue("csv") @Schema(enumeration = {"csv", "json"})
                    String format,
            @BeanParam FilterParameters parameters) {
        Workspace own = workspace.get();
        UsageFilter filter = parameters.filter(own, rates, clock);
        return switch (format) {
            case "csv" -> file("text/csv; charset=utf-8", "csv", out -> csv(filter, own, out));
            case "json" -> file("application/json", "json", out -> json(filter, own, out));
            default -> throw ProblemException.malformed("format", "csv or json");
        };
    }

    private static Response file(String type, String extension, StreamingOutput content) {
        return Response.ok(content, type)
                .header("Content-Disposition", "attachment; filename=\"usage." + extension + '"')
                .build();
    }

    private void csv(UsageFilter filter, Workspace workspace, OutputStream out) throws IOException {
        var csv = new EventCsv(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        export.write(filter, workspace.zone(), csv::write);
        csv.flush();
    }

    private void json(UsageFilter filter, Workspace workspace, OutputStream out)
            throws IOException {
        JsonArrayWriter.write(json, out, sink -> export.write(filter, workspace.zone(), sink));
    }
}
