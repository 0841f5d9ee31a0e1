package dev.pesewa.usage.client.postgres;

import dev.pesewa.local.test.ServiceInfrastructure;
import dev.pesewa.usage.client.ClientRepository;
import dev.pesewa.usage.client.ClientRepositoryContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class PostgresClientRepositoryIT implements ClientRepositoryContract {

    @Inject ClientRepository clients;

    @Override
    public ClientRepository repository() {
        return clients;
    }
}
