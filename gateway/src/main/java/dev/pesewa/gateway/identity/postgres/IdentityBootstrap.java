package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.IdentityConfig;
import dev.pesewa.gateway.identity.Users;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// What must be there before the first request: keys that sign, and an operator.
@ApplicationScoped
class IdentityBootstrap {

    private static final int FIRST = 1;

    private final PostgresSigningKeyRing ring;
    private final Users users;
    private final IdentityConfig config;

    IdentityBootstrap(PostgresSigningKeyRing ring, Users users, IdentityConfig config) {
        this.ring = ring;
        this.users = users;
        this.config = config;
    }

    void prepare(@Observes @Priority(FIRST) StartupEvent started) {
        var work = new FutureTask<>(this::prepare, true);
        Thread.ofVirtual().start(work);
        try {
            work.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void prepare() {
        ring.load();
        if (!users.hasOperator()) {
            users.addOperator(config.firstOperatorPassword());
        }
    }
}
