package dev.pesewa.kit.note;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.page.Page;
import dev.pesewa.kit.page.PageRequest;
import dev.pesewa.kit.validation.PlainText;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/notes")
@RunOnVirtualThread
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM})
public class NoteResource {

    private final NoteRepository notes;
    private final CurrentWorkspace workspace;
    private final IdGenerator ids;

    public NoteResource(NoteRepository notes, CurrentWorkspace workspace, IdGenerator ids) {
        this.notes = notes;
        this.workspace = workspace;
        this.ids = ids;
    }

    public record NoteRequest(
            @NotNull @PlainText(max = 20) String title, @Size(max = 5) @Nullable String text) {}

    public record NoteResponse(UUID id, String title) {}

    @POST
    public NoteResponse add(@NotNull @Valid NoteRequest body) {
        var row = new NoteRow();
        row.id = ids.next();
        row.workspaceId = workspace.id().value();
        row.title = body.title();
        String event =
                CloudEventCodec.write(
                        "note.v1", row.id.toString(), row.workspaceId, Instant.EPOCH, body);
        notes.add(row, new OutgoingEvent(Topic.USAGE, row.workspaceId.toString(), event));
        return new NoteResponse(row.id, row.title);
    }

    @GET
    public Page<NoteResponse> list(@BeanParam PageRequest page) {
        return page.of(
                notes.list(workspace.id(), page.idAfter(), page.rows()),
                row -> new NoteResponse(row.id, row.title),
                NoteResponse::id);
    }

    @GET
    @Path("/of/{workspaceId}")
    public Workspace of() {
        return workspace.get();
    }

    @GET
    @Path("/{id}")
    public UUID get(@PathParam("id") UUID id) {
        return id;
    }
}
