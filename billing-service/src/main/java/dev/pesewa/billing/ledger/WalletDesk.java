package dev.pesewa.billing.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets one decision at a time be made about a wallet in this process, from the state it remembers;
/// another replica's write is noticed by its seq, and the decision made again (ADR 3).
@ApplicationScoped
public class WalletDesk {

    private static final int REMEMBERED = 100_000;
    private static final int TRIES = 50;

    private final Wallets wallets;
    private final Cache<WorkspaceId, Desk> desks =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public WalletDesk(Wallets wallets) {
        this.wallets = wallets;
    }

    private static final class Desk {
        private final ReentrantLock lock = new ReentrantLock(true);
        private @Nullable WalletState remembered;
    }

    /// `decision` is asked with the present state, perhaps more than once; what it returns is
    /// written. An empty writing (null) writes nothing.
    public WalletState decide(
            WorkspaceId workspace, Function<WalletState, Wallets.@Nullable Writing> decision) {
        Desk desk = desks.get(workspace, _ -> new Desk());
        desk.lock.lock();
        try {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                WalletState state = desk.remembered;
                desk.remembered = null;
                if (state == null) {
                    state = wallets.load(workspace);
                }
                Wallets.Writing writing = decision.apply(state);
                if (writing == null) {
                    return state;
                }
                if (wallets.write(writing)) {
                    desk.remembered = writing.change().after();
                    return writing.change().after();
                }
            }
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "The wallet is very busy. Send the same request again.");
        } finally {
            desk.lock.unlock();
        }
    }
}
