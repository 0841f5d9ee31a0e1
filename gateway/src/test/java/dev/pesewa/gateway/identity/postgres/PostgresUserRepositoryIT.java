package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.StubServices;
import dev.pesewa.gateway.identity.UserRepository;
import dev.pesewa.gateway.identity.UserRepositoryContract;
import dev.pesewa.gateway.workspace.postgres.WorkspaceRegistry;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneId;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class PostgresUserRepositoryIT implements UserRepositoryContract {

    @Inject UserRepository users;
    @Inject WorkspaceRegistry workspaces;

    @Override
    public UserRepository repository() {
        return users;
    }

    @Override
    public WorkspaceId workspace() {
        var id = new WorkspaceId(IDS.next());
        workspaces.add(new Workspace(id, "Adom Stores", "GHS", ZoneId.of("Africa/Accra")));
        return id;
    }
}
