package dev.pesewa.billing.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pesewa.billing.idempotency.CommandOutcome;
import dev.pesewa.billing.idempotency.IdempotencyKey;
import dev.pesewa.billing.idempotency.RequestFingerprint;
import dev.pesewa.billing.idempotency.ResponseRenderer;
import dev.pesewa.billing.idempotency.StoredResponse;
import dev.pesewa.billing.ledger.Grant;
import dev.pesewa.billing.ledger.WalletState;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What commands come to when the database goes away between two of a batch's statements.
class GroupCommitTest {

    private static final WorkspaceId WALLET = new WorkspaceId(new UUID(1, 1));
    private static final IdempotencyKey KEY =
            new IdempotencyKey("key", new RequestFingerprint("v2:hash"), "/", null);
    private static final StoredResponse RELEASED =
            new StoredResponse(200, "released", "v2:hash", false);
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final Failing wallets = new Failing();
    private final GroupCommit groupCommit =
            new GroupCommit(wallets, new ResponseRenderer(new ObjectMapper()));

    private static PendingCommand command(
            @Nullable IdempotencyKey key, Function<WalletState, @Nullable WalletWrite> decision) {
        return new PendingCommand(WALLET, key, decision, false, true);
    }

    private static WalletWrite reject(WalletState state) {
        throw new ProblemException(ProblemCode.CONFLICT, "Done already at " + state.version());
    }

    private static WalletWrite grant(WalletState state) {
        UUID id = new UUID(2, 2);
        var grant =
                new Grant(
                        id,
                        Grant.GrantKind.BONUS,
                        Credits.of("1"),
                        BigDecimal.ZERO,
                        "USD",
                        null,
                        NOW,
                        null,
                        null);
        return WalletWrite.of(
                state.grant(List.of(grant), id, NOW),
                new CommandOutcome.Created("granted"),
                List.of());
    }

    private void commit(PendingCommand... commands) {
        groupCommit.commit(Map.of(WALLET, List.of(commands)));
        List.of(commands).forEach(PendingCommand::complete);
    }

    private static void assertFailed(PendingCommand command, Class<? extends Throwable> cause) {
        assertThatThrownBy(command.response::join).hasCauseInstanceOf(cause);
    }

    @Test
    void rejectsACommandWhoseKeyHasNoResponse() {
        PendingCommand rejected = command(KEY, GroupCommitTest::reject);
        commit(rejected);
        assertFailed(rejected, ProblemException.class);
    }

    @Test
    void replaysTheFirstResponseEvenIfTheCommandWouldBeRejectedNow() {
        wallets.responses.put(new WalletRepository.KeyOf(WALLET, KEY.key()), RELEASED);
        PendingCommand repeated = command(KEY, GroupCommitTest::reject);
        commit(repeated);
        assertThat(repeated.response.join()).isEqualTo(RELEASED.asReplay());
    }

    @Test
    void failsARejectedCommandWhoseFirstResponseCannotBeLookedUp() {
        wallets.responsesAreAway = true;
        PendingCommand repeated = command(KEY, GroupCommitTest::reject);
        commit(repeated);
        assertFailed(repeated, DatabaseUnavailableException.class);
    }

    @Test
    void failsARejectedCommandThatFollowsFromAnUnwrittenOne() {
        wallets.writesFail = true;
        PendingCommand first = command(null, GroupCommitTest::grant);
        PendingCommand second = command(KEY, GroupCommitTest::reject);
        commit(first, second);
        assertFailed(first, DatabaseUnavailableException.class);
        assertFailed(second, DatabaseUnavailableException.class);
    }

    /// Empty wallets whose database may be away for some of the statements.
    private static final class Failing implements WalletRepository {

        private final Map<KeyOf, StoredResponse> responses = new HashMap<>();
        private boolean responsesAreAway;
        private boolean writesFail;

        @Override
        public Map<WorkspaceId, WalletState> load(Collection<WorkspaceId> workspaces) {
            Map<WorkspaceId, WalletState> states = new HashMap<>();
            workspaces.forEach(each -> states.put(each, WalletState.empty(each)));
            return states;
        }

        @Override
        public CompletionStage<Set<WorkspaceId>> write(List<WalletBatch> wallets) {
            if (writesFail) {
                return CompletableFuture.failedFuture(
                        new DatabaseUnavailableException(new IllegalStateException("killed")));
            }
            Set<WorkspaceId> written = new HashSet<>();
            wallets.forEach(each -> written.add(each.workspace()));
            return CompletableFuture.completedFuture(written);
        }

        @Override
        public Map<KeyOf, StoredResponse> responses(Collection<KeyOf> keys) {
            if (responsesAreAway) {
                throw new DatabaseUnavailableException(new IllegalStateException("killed"));
            }
            return new HashMap<>(responses);
        }
    }
}
