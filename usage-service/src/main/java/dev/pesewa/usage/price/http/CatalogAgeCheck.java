package dev.pesewa.usage.price.http;

import dev.pesewa.usage.price.CatalogAge;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Tells in `/q/health` how old the catalog of model prices is. Always up: a stale catalog takes no
/// replica out of service.
@Wellness
@ApplicationScoped
class CatalogAgeCheck implements HealthCheck {

    private final CatalogAge age;

    CatalogAgeCheck(CatalogAge age) {
        this.age = age;
    }

    @Override
    public HealthCheckResponse call() {
        CatalogAge.CatalogFreshness now = age.now();
        return HealthCheckResponse.named("model prices")
                .up()
                .withData("catalogDate", now.date().toString())
                .withData("ageDays", now.ageDays())
                .withData("stale", now.stale())
                .build();
    }
}
