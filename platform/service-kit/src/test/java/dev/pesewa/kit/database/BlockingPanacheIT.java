package dev.pesewa.kit.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class BlockingPanacheIT {

    static Stream<Throwable> outages() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new NoStackTraceThrowable("Pool closed"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void takesWhatTheDriverThrowsForAnOutage(Throwable outage) {
        // When
        var failed =
                assertThatThrownBy(
                        () ->
                                BlockingPanache.inTransaction(
                                        () -> Uni.createFrom().failure(outage)));
        // Then
        failed.isInstanceOf(DatabaseUnavailableException.class);
    }

    @Test
    void passesAFaultOfOurOwnOn() {
        // When
        var failed =
                assertThatThrownBy(
                        () ->
                                BlockingPanache.inTransaction(
                                        () ->
                                                Uni.createFrom()
                                                        .failure(
                                                                new IllegalArgumentException(
                                                                        "ours"))));
        // Then
        failed.isInstanceOf(IllegalArgumentException.class).hasMessage("ours");
    }
}
