package dev.pesewa.usage.client.postgres;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kernel.event.ClientPolicyChanged;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/// The events of clients and of policies, in their workspace's order.
@ApplicationScoped
class ClientEvents {

    private final IdGenerator ids;
    private final Clock clock;

    ClientEvents(IdGenerator ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    OutgoingEvent changed(ClientChanged client) {
        return event(ClientChanged.TYPE, client.workspaceId(), client);
    }

    OutgoingEvent chosen(UUID workspace, ClientPolicy policy) {
        return event(
                ClientPolicyChanged.TYPE,
                workspace,
                new ClientPolicyChanged(workspace, policy.text()));
    }

    private OutgoingEvent event(String type, UUID workspace, Object data) {
        String written =
                CloudEventCodec.write(
                        type, ids.next().toString(), workspace, clock.instant(), data);
        return new OutgoingEvent(Topic.ACTIVITY, workspace.toString(), written);
    }
}
