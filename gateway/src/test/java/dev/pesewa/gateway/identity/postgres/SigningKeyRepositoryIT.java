package dev.pesewa.gateway.identity.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.gateway.StubServices;
import dev.pesewa.gateway.identity.SealedSigningKey;
import dev.pesewa.gateway.identity.SigningKeyFactory;
import dev.pesewa.gateway.identity.SigningKeyRing;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
@QuarkusTestResource(StubServices.class)
class SigningKeyRepositoryIT {

    @Inject SigningKeyRepository keys;
    @Inject SigningKeyFactory factory;
    @Inject SigningKeyRing ring;

    @Test
    void keepsTheFirstKeyWhenAReplicaStartsAtTheSameTime() {
        // Given
        List<SealedSigningKey> before = keys.list();
        // When
        keys.add(factory.make());
        // Then
        assertThat(keys.list()).isEqualTo(before).hasSize(1);
        assertThat(ring.active().kid()).isEqualTo(before.getFirst().kid());
    }
}
