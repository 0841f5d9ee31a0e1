package dev.pesewa.billing.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.catalog.Catalog;
import dev.pesewa.billing.catalog.CatalogCache;
import dev.pesewa.billing.catalog.CatalogDocument;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Versions are published through the cache, because other tests of the service ask it for the
/// newest one.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class CatalogRepositoryIT {

    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00.123456Z");

    @Inject CatalogCache catalogs;
    @Inject CatalogRepository repository;

    @Test
    void givesAVersionAsItWasPublished() {
        Catalog published = publish();
        assertThat(repository.all()).contains(published);
    }

    @Test
    void addsAVersionOnce() {
        // Given
        Catalog published = publish();

        // When
        boolean added = repository.add(published, "kofi", Instant.EPOCH);

        // Then
        assertThat(added).isFalse();
        assertThat(repository.all()).filteredOn(published::equals).hasSize(1);
    }

    private Catalog publish() {
        int newest = catalogs.published().getFirst().version();
        return catalogs.publish(CatalogDocument.of(Catalog.FIRST), newest, LATER, "ama");
    }
}
