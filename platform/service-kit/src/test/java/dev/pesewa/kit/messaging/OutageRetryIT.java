package dev.pesewa.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.database.RolledBackException;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class OutageRetryIT {

    @Inject OutageRetry outages;

    private final AtomicInteger calls = new AtomicInteger();

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new DatabaseUnavailableException(away()),
                new RolledBackException(away()),
                new KafkaUnavailableException(away()));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void repeatsTheWorkUntilTheOutageIsOver(RuntimeException outage) {
        outages.run(failing(outage, outage, outage));
        assertThat(calls).hasValue(4);
    }

    @Test
    void givesAnyOtherExceptionToTheCallerAtOnce() {
        var own = new IllegalArgumentException("own");
        assertThatThrownBy(() -> outages.run(failing(own))).isSameAs(own);
        assertThat(calls).hasValue(1);
    }

    @Test
    void givesAnotherExceptionAfterAnOutageToTheCaller() {
        var own = new IllegalArgumentException("own");
        assertThatThrownBy(() -> outages.run(failing(new KafkaUnavailableException(away()), own)))
                .isSameAs(own);
        assertThat(calls).hasValue(2);
    }

    /// Work that throws these, one at each call, and then succeeds.
    private Runnable failing(RuntimeException... failures) {
        Queue<RuntimeException> left = new ArrayDeque<>(List.of(failures));
        return () -> {
            calls.incrementAndGet();
            RuntimeException next = left.poll();
            if (next != null) {
                throw next;
            }
        };
    }

    private static IllegalStateException away() {
        return new IllegalStateException("away");
    }
}
