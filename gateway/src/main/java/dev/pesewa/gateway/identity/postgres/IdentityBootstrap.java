package dev.pesewa.gateway.identity.postgres;

import dev.pesewa.gateway.identity.IdentityConfig;
import dev.pesewa.gateway.identity.SigningKeyFactory;
import dev.pesewa.gateway.identity.SigningKeyRing;
import dev.pesewa.gateway.identity.Users;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Makes what must exist before the first request: a key that signs tokens, and an operator. The
/// work runs on a virtual thread because start-up runs where nothing may block on the database.
@ApplicationScoped
class IdentityBootstrap {

    private static final int FIRST = 1;

    private final SigningKeyRepository keys;
    private final SigningKeyFactory factory;
    private final SigningKeyRing ring;
    private final Users users;
    private final IdentityConfig config;

    IdentityBootstrap(
            SigningKeyRepository keys,
            SigningKeyFactory factory,
            SigningKeyRing ring,
            Users users,
            IdentityConfig config) {
        this.keys = keys;
        this.factory = factory;
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
        if (keys.list().isEmpty()) {
            keys.add(factory.make());
        }
        // Read back, because another replica may have stored its key first.
        ring.load(keys.list().stream().map(factory::open).toList());
        if (!users.hasOperator()) {
            users.addOperator(config.firstOperatorPassword());
        }
    }
}
