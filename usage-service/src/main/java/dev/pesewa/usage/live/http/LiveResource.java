package dev.pesewa.usage.live.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.kernel.Role;
import dev.pesewa.kit.identity.Caller;
import dev.pesewa.kit.workspace.CurrentWorkspace;
import dev.pesewa.usage.live.LiveSubscriptions;
import dev.pesewa.usage.live.UsageUpdate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a workspace has used, as server-sent events named `usage`: the present state at once, then
/// each new one, at most one a second. With `Last-Event-ID` only what has changed since. Ends with
/// the token; connect again with a new one.
@Tag(name = "Statistics")
@Path("/api/usage/live/{workspaceId}")
@RolesAllowed({Role.OPERATOR_CLAIM, Role.OWNER_CLAIM, Role.MEMBER_CLAIM})
@RunOnVirtualThread
public class LiveResource {

    private static final long NOTHING = -1;

    /// How long a browser waits before it connects again.
    private static final long RECONNECT_MS = 2_000;

    private final LiveSubscriptions subscriptions;
    private final ObjectMapper json;
    private final CurrentWorkspace workspace;
    private final Caller caller;

    public LiveResource(
            LiveSubscriptions subscriptions,
            ObjectMapper json,
            CurrentWorkspace workspace,
            Caller caller) {
        this.subscriptions = subscriptions;
        this.json = json;
        this.workspace = workspace;
        this.caller = caller;
    }

    @Operation(
            operationId = "watchUsage",
            summary = "Sums of today as they change (server-sent events)")
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @APIResponse(
            responseCode = "200",
            description = "Events named usage; this is the data of each, its id the version",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = UsageUpdate.class)))
    public void watch(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse,
            @Context SseEventSink sink) {
        subscriptions.subscribe(
                workspace.get(), new EventStream(sse, sink), caller.until(), version(lastEventId));
    }

    private static long version(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("\\d{1,18}")
                ? Long.parseLong(lastEventId)
                : NOTHING;
    }

    private final class EventStream implements LiveSubscriptions.Subscriber {

        private final Sse sse;
        private final SseEventSink sink;

        EventStream(Sse sse, SseEventSink sink) {
            this.sse = sse;
            this.sink = sink;
        }

        @Override
        public boolean send(UsageUpdate update) {
            return send(
                    sse.newEventBuilder()
                            .name("usage")
                            .id(Long.toString(update.version()))
                            .reconnectDelay(RECONNECT_MS)
                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                            .data(String.class, json(update))
                            .build());
        }

        @Override
        public boolean sendSignOfLife() {
            return send(sse.newEventBuilder().comment("alive").build());
        }

        @Override
        public void end() {
            sink.close();
        }

        /// False when the other side is gone.
        private boolean send(OutboundSseEvent event) {
            if (!sink.isClosed()) {
                sink.send(event);
            }
            return !sink.isClosed();
        }

        private String json(UsageUpdate update) {
            try {
                return json.writeValueAsString(update);
            } catch (JsonProcessingException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
