package dev.pesewa.billing.client.kafka;

import dev.pesewa.billing.client.ClientCheck;
import dev.pesewa.billing.client.ClientCopyRepository;
import dev.pesewa.billing.client.ClientCopyRepository.ClientId;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kernel.event.ClientPolicyChanged;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventBatches;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Stores what usage-service publishes about clients. The events of a workspace come in order, so
/// the last one of a client counts. Read again after a crash, they give the same rows.
@ApplicationScoped
class ClientConsumer {

    private final EventBatches batches;
    private final ClientCopyRepository copy;
    private final ClientCheck check;

    ClientConsumer(EventBatches batches, ClientCopyRepository copy, ClientCheck check) {
        this.batches = batches;
        this.copy = copy;
        this.check = check;
    }

    @Incoming("clients")
    @RunOnVirtualThread
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.handle(records, this::store);
    }

    private void store(List<CloudEvent> events) {
        List<ClientChanged> clients =
                CloudEventCodec.dataOf(events, ClientChanged.TYPE, ClientChanged.class);
        List<ClientPolicyChanged> policies =
                CloudEventCodec.dataOf(events, ClientPolicyChanged.TYPE, ClientPolicyChanged.class);
        if (clients.isEmpty() && policies.isEmpty()) {
            return;
        }
        copy.keep(clients, policies);
        List<ClientId> changed = new ArrayList<>();
        for (ClientChanged client : clients) {
            changed.add(new ClientId(new WorkspaceId(client.workspaceId()), client.clientId()));
        }
        for (ClientPolicyChanged policy : policies) {
            changed.add(new ClientId(new WorkspaceId(policy.workspaceId()), null));
        }
        check.forget(changed);
    }
}
