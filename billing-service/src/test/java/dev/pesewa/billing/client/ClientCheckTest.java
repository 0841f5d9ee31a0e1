package dev.pesewa.billing.client;

import static dev.pesewa.billing.client.ClientCopyContract.changed;
import static dev.pesewa.billing.client.ClientCopyContract.chosen;
import static dev.pesewa.billing.client.ClientCopyContract.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pesewa.billing.client.ClientCopyRepository.ClientId;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCheckTest {

    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private final WorkspaceId workspace = workspace();
    private final FakeClientCopies copies = new FakeClientCopies();
    private final ClientCheck check = new ClientCheck(copies, Clock.systemUTC());

    private void register(String client, boolean active) {
        copies.keep(List.of(changed(workspace, client, active)), List.of());
    }

    private void choose(String policy) {
        copies.keep(List.of(), List.of(chosen(workspace, policy)));
    }

    @ParameterizedTest
    @CsvSource({"shop, AS_NAMED", "closed, INACTIVE", "ghost, UNKNOWN", ", AS_NAMED"})
    void refusesUnknownAndInactiveClientsButNoCallWithoutAClient(
            @Nullable String client, ClientVerdict expected) {
        // Given
        register("shop", true);
        register("closed", false);
        // When
        ClientVerdict verdict = check.now(workspace, client);
        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"shop, AS_NAMED", "closed, UNATTRIBUTED", "ghost, UNATTRIBUTED", ", AS_NAMED"})
    void letsOthersCountUnderNoClientWhereTheWorkspaceWantsIt(
            @Nullable String client, ClientVerdict expected) {
        // Given
        register("shop", true);
        register("closed", false);
        choose("count-unattributed");
        // When
        ClientVerdict verdict = check.now(workspace, client);
        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @Test
    void waitsForAClientThatWasRegisteredAMomentAgo() {
        // Given
        CompletableFuture.delayedExecutor(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> register("late", true));
        // When
        ClientVerdict verdict = check.now(workspace, "late");
        // Then
        assertThat(verdict).isEqualTo(ClientVerdict.AS_NAMED);
    }

    @Test
    void refusesNoUnknownClientWhileSomeMayBeMissing() {
        // Given
        copies.forgetSome(workspace);
        // When
        ClientVerdict verdict = check.now(workspace, "ghost");
        // Then
        assertThat(verdict).isEqualTo(ClientVerdict.AS_NAMED);
    }

    @Test
    void refusesNoUnknownClientWhileNothingComesFromTheLog() {
        // Given
        copies.takeLogAway();
        // When
        ClientVerdict verdict = check.now(workspace, "ghost");
        // Then
        assertThat(verdict).isEqualTo(ClientVerdict.AS_NAMED);
    }

    @Test
    void answersFromMemoryForAClientThatWasAskedForBefore() {
        // Given
        register("shop", true);
        check.now(workspace, "shop");
        int lookUps = copies.lookUps();
        // When
        ClientVerdict verdict = check.of(workspace, "shop").toCompletableFuture().getNow(null);
        // Then
        assertThat(verdict).isEqualTo(ClientVerdict.AS_NAMED);
        assertThat(copies.lookUps()).isEqualTo(lookUps);
    }

    @Test
    void knowsAChangeAtOnceThatWasReadHere() {
        // Given
        register("shop", true);
        check.now(workspace, "shop");
        register("shop", false);
        // When
        check.forget(List.of(new ClientId(workspace, "shop")));
        // Then
        assertThat(check.now(workspace, "shop")).isEqualTo(ClientVerdict.INACTIVE);
    }

    @Test
    void knowsAChangeSoonThatAnotherReplicaHasRead() {
        // Given
        register("shop", true);
        check.now(workspace, "shop");
        register("shop", false);
        choose("count-unattributed");
        // When
        check.refresh();
        // Then
        assertThat(check.now(workspace, "shop")).isEqualTo(ClientVerdict.UNATTRIBUTED);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, client-unknown", "INACTIVE, client-inactive"})
    void saysWhyAClientIsRefused(ClientVerdict verdict, String code) {
        var refusal =
                catchThrowableOfType(ProblemException.class, () -> verdict.attributed("ghost"));
        assertThat(refusal.code().code()).isEqualTo(code);
        assertThat(refusal.code().status()).isEqualTo(422);
    }
}
