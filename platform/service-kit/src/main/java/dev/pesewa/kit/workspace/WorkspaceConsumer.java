package dev.pesewa.kit.workspace;

import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventBatches;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Stores the workspaces that the gateway creates (`workspace.created.v1`). The gateway leaves it
/// out of its build: its own table is the original.
@ApplicationScoped
@IfBuildProperty(name = "pesewa.workspaces.follow", stringValue = "true", enableIfMissing = true)
public class WorkspaceConsumer {

    private final EventBatches batches;
    private final Database database;

    public WorkspaceConsumer(EventBatches batches, Database database) {
        this.batches = batches;
        this.database = database;
    }

    @Incoming("workspaces")
    @RunOnVirtualThread
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.handle(records, this::store);
    }

    private void store(List<CloudEvent> events) {
        List<WorkspaceCreated> created =
                CloudEventCodec.dataOf(events, WorkspaceCreated.TYPE, WorkspaceCreated.class);
        if (created.isEmpty()) {
            return;
        }
        database.transaction(
                transaction -> {
                    created.forEach(each -> WorkspaceRepository.add(transaction, each));
                    return created.size();
                });
    }
}
