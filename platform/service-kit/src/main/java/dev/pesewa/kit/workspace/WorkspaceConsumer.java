package dev.pesewa.kit.workspace;

import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.EventConsumer;
import dev.pesewa.kit.messaging.EventProducer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Follows the gateway's `workspace.created.v1`. Off in the gateway, whose table is the original.
@ApplicationScoped
public class WorkspaceConsumer {

    private final Database database;
    private final EventProducer log;
    private final String servers;
    private final String service;
    private final boolean enabled;
    private @Nullable EventConsumer reader;

    public WorkspaceConsumer(
            Database database,
            EventProducer log,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "pesewa.workspaces.follow", defaultValue = "true")
                    boolean enabled) {
        this.database = database;
        this.log = log;
        this.servers = servers;
        this.service = service;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            String group = service + "-workspaces";
            reader = EventConsumer.start(servers, group, List.of(Topic.ACTIVITY), this::read, log);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (reader != null) {
            reader.close();
        }
    }

    private void read(List<CloudEvent> batch) {
        List<WorkspaceCreated> created =
                batch.stream()
                        .filter(event -> event.type().equals(WorkspaceCreated.TYPE))
                        .map(event -> CloudEventCodec.data(event, WorkspaceCreated.class))
                        .toList();
        if (created.isEmpty()) {
            return;
        }
        int added =
                database.transaction(
                        transaction -> {
                            created.forEach(each -> WorkspaceRepository.add(transaction, each));
                            return created.size();
                        });
        org.jboss.logging.Logger.getLogger(WorkspaceConsumer.class).debugf("%d workspaces", added);
    }
}
