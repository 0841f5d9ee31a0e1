package dev.pesewa.billing.client;

import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class PostgresClientCopyIT implements ClientCopyContract {

    @Inject ClientCopyRepository copies;

    @Override
    public ClientCopyRepository copies() {
        return copies;
    }
}
