package dev.pesewa.gateway.workspace;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.testkit.Golden;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkspaceEventsTest {

    @Test
    void isPublishedExactlyAsTheGoldenExample() {
        var workspace =
                new Workspace(
                        new WorkspaceId(UUID.fromString("01990000-0000-7000-8000-000000000001")),
                        "Kente Cloud",
                        "GHS",
                        ZoneId.of("Africa/Accra"));
        Instant at = Instant.parse("2026-09-01T10:00:00.000001Z");
        Golden.matches(
                WorkspaceCreated.TYPE,
                WorkspaceEvents.envelope(WorkspaceEvents.created(workspace), at));
    }
}
