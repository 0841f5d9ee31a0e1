package dev.pesewa.gateway.identity;

import dev.pesewa.kit.id.IdGenerator;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Signing keys and configurations for plain tests.
final class TestIdentity {

    private TestIdentity() {}

    static IdentityConfig config(Map<String, String> values) {
        var builder = new SmallRyeConfigBuilder().withMapping(IdentityConfig.class);
        values.forEach((name, value) -> builder.withDefaultValue("pesewa.identity." + name, value));
        return builder.addDefaultInterceptors().build().getConfigMapping(IdentityConfig.class);
    }

    static IdentityConfig local() {
        return config(Map.of("profile", "local"));
    }

    static SigningKeyFactory factory(String masterKey) {
        return new SigningKeyFactory(
                config(Map.of("master-key", masterKey)), new IdGenerator(Clock.systemUTC()));
    }

    static SigningKey key() {
        SigningKeyFactory factory = factory("master");
        return factory.open(factory.make());
    }

    static SigningKeyRing ring(SigningKey... keys) {
        var ring = new SigningKeyRing();
        ring.load(List.of(keys));
        return ring;
    }

    static Clock hoursFromNow(int hours) {
        Instant then = Clock.systemUTC().instant().plus(Duration.ofHours(hours));
        return Clock.fixed(then, ZoneOffset.UTC);
    }
}
