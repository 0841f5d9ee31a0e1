package dev.pesewa.kit.workspace;

import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.log.CloudEvent;
import dev.pesewa.kit.log.CloudEvents;
import dev.pesewa.kit.log.EventLog;
import dev.pesewa.kit.log.LogReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Follows the gateway's `workspace.created.v1`. Off in the gateway, whose table is the original.
@ApplicationScoped
public class WorkspaceFeed {

    private final Database database;
    private final EventLog log;
    private final String servers;
    private final String service;
    private final boolean enabled;
    private @Nullable LogReader reader;

    public WorkspaceFeed(
            Database database,
            EventLog log,
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
            reader = LogReader.start(servers, group, List.of(Topic.ACTIVITY), this::read, log);
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
                        .map(event -> CloudEvents.data(event, WorkspaceCreated.class))
                        .toList();
        if (created.isEmpty()) {
            return;
        }
        int added =
                database.transaction(
                        transaction -> {
                            created.forEach(each -> Workspaces.add(transaction, each));
                            return created.size();
                        });
        org.jboss.logging.Logger.getLogger(WorkspaceFeed.class).debugf("%d workspaces", added);
    }
}
