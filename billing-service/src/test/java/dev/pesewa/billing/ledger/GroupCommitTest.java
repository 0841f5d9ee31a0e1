package dev.pesewa.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/// What is told when the database goes away between two of a batch's statements.
class GroupCommitTest {

    private static final WorkspaceId WALLET = new WorkspaceId(new UUID(1, 1));
    private static final IdempotencyKey KEY = new IdempotencyKey("key", "hash");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final Failing wallets = new Failing();
    private final GroupCommit clerk = new GroupCommit(wallets);

    private static PendingCommand ticket(
            @Nullable IdempotencyKey keyed, Function<WalletState, @Nullable WalletWrite> decision) {
        return new PendingCommand(WALLET, keyed, decision, false, true);
    }

    private static WalletWrite refuse(WalletState state) {
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
                new StoredResponse(201, "granted"),
                List.of());
    }

    private void serve(PendingCommand... tickets) {
        clerk.serve(Map.of(WALLET, List.of(tickets)));
        List.of(tickets).forEach(PendingCommand::tell);
    }

    private static void assertFailed(PendingCommand ticket, Class<? extends Throwable> cause) {
        assertThatThrownBy(ticket.told::join).hasCauseInstanceOf(cause);
    }

    @Test
    void aRefusalIsToldWhenTheKeyHasNoAnswer() {
        PendingCommand refused = ticket(KEY, GroupCommitTest::refuse);
        serve(refused);
        assertFailed(refused, ProblemException.class);
    }

    @Test
    void aRepeatedRequestIsToldItsFirstAnswerEvenIfItWouldBeRefusedNow() {
        wallets.answers.put(
                new WalletRepository.KeyOf(WALLET, KEY.key()),
                new WalletRepository.KeptResponse(
                        KEY.requestHash(), new StoredResponse(200, "released")));
        PendingCommand repeated = ticket(KEY, GroupCommitTest::refuse);
        serve(repeated);
        assertThat(repeated.told.join())
                .isEqualTo(
                        new WalletCommitter.CommittedResponse(
                                new StoredResponse(200, "released"), true));
    }

    @Test
    void aRefusalIsNotBelievedWhenItsFirstAnswerCannotBeLookedUp() {
        wallets.answersAreAway = true;
        PendingCommand repeated = ticket(KEY, GroupCommitTest::refuse);
        serve(repeated);
        assertFailed(repeated, DatabaseUnavailableException.class);
    }

    @Test
    void aRefusalThatFollowsFromAnotherRequestIsNotBelievedBeforeThatIsWritten() {
        wallets.writesFail = true;
        PendingCommand first = ticket(null, GroupCommitTest::grant);
        PendingCommand second = ticket(KEY, GroupCommitTest::refuse);
        serve(first, second);
        assertFailed(first, DatabaseUnavailableException.class);
        assertFailed(second, DatabaseUnavailableException.class);
    }

    /// Empty wallets whose database may be away for some of the statements.
    private static final class Failing implements WalletRepository {

        private final Map<KeyOf, KeptResponse> answers = new HashMap<>();
        private boolean answersAreAway;
        private boolean writesFail;

        @Override
        public Map<WorkspaceId, WalletState> load(Collection<WorkspaceId> workspaces) {
            Map<WorkspaceId, WalletState> states = new HashMap<>();
            workspaces.forEach(each -> states.put(each, WalletState.empty(each)));
            return states;
        }

        @Override
        public Set<WorkspaceId> write(List<WalletBatch> wallets) {
            if (writesFail) {
                throw new DatabaseUnavailableException(new IllegalStateException("killed"));
            }
            Set<WorkspaceId> written = new HashSet<>();
            wallets.forEach(each -> written.add(each.workspace()));
            return written;
        }

        @Override
        public CompletionStage<Set<WorkspaceId>> writeLater(List<WalletBatch> wallets) {
            return CompletableFuture.supplyAsync(() -> write(wallets));
        }

        @Override
        public Map<KeyOf, KeptResponse> answered(Collection<KeyOf> keys) {
            if (answersAreAway) {
                throw new DatabaseUnavailableException(new IllegalStateException("killed"));
            }
            return new HashMap<>(answers);
        }
    }
}
