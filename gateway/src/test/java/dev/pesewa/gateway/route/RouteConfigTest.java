package dev.pesewa.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RouteConfigTest {

    @Test
    void hasTheLimitsThatAreDocumented() {
        // When
        RouteConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(RouteConfig.class)
                        .addDefaultInterceptors()
                        .build()
                        .getConfigMapping(RouteConfig.class);
        // Then
        assertThat(config.usage()).isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(config.billing()).isEqualTo(URI.create("http://127.0.0.1:8082"));
        assertThat(config.metrics()).isEqualTo(URI.create("http://127.0.0.1:8083"));
        assertThat(config.maxBody()).isEqualTo(1_048_576);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofMinutes(1));
    }
}
