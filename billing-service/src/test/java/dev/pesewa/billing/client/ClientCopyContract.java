package dev.pesewa.billing.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.client.ClientCopyRepository.ClientId;
import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.ClientChanged;
import dev.pesewa.kernel.event.ClientPolicyChanged;
import dev.pesewa.kit.id.IdGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What each implementation of `ClientCopyRepository` must do; run against the fake and PostgreSQL.
public interface ClientCopyContract {

    IdGenerator IDS = new IdGenerator(Clock.systemUTC());

    ClientCopyRepository copies();

    @Test
    default void doesNotKnowAClientThatNoEventHasToldOf() {
        // Given
        WorkspaceId workspace = workspace();
        copies().keep(List.of(changed(workspace(), "shop", true)), List.of());
        // When
        ClientStanding standing = copies().find(workspace, "shop");
        // Then
        assertThat(standing).isEqualTo(new ClientStanding(null, ClientPolicy.REFUSE, true));
    }

    @Test
    default void keepsWhatTheLastEventOfAClientSays() {
        // Given
        WorkspaceId workspace = workspace();
        copies().keep(List.of(changed(workspace, "shop", true)), List.of());
        // When
        copies().keep(
                        List.of(
                                changed(workspace, "shop", false),
                                changed(workspace, "kiosk", false),
                                changed(workspace, "kiosk", true)),
                        List.of());
        // Then
        assertThat(copies().find(workspace, "shop").active()).isFalse();
        assertThat(copies().find(workspace, "kiosk").active()).isTrue();
    }

    @Test
    default void keepsThePolicyThatWasChosenLast() {
        // Given
        WorkspaceId workspace = workspace();
        copies().keep(List.of(), List.of(chosen(workspace, "refuse")));
        // When
        copies().keep(List.of(), List.of(chosen(workspace, "count-unattributed")));
        // Then
        assertThat(copies().find(workspace, "ghost").policy())
                .isEqualTo(ClientPolicy.COUNT_UNATTRIBUTED);
    }

    @Test
    default void tellsWhatHasChangedAMomentAgo() {
        // Given
        WorkspaceId workspace = workspace();
        // When
        copies().keep(
                        List.of(changed(workspace, "shop", true)),
                        List.of(chosen(workspace, "refuse")));
        // Then
        assertThat(copies().changedWithin(Duration.ofMinutes(1), 1_000))
                .contains(new ClientId(workspace, "shop"), new ClientId(workspace, null));
    }

    @Test
    default void seesThatNothingHasWaitedForTheLogForEver() {
        assertThat(copies().isLogDownSince(Instant.EPOCH)).isFalse();
    }

    static WorkspaceId workspace() {
        return new WorkspaceId(IDS.next());
    }

    static ClientChanged changed(WorkspaceId workspace, String client, boolean active) {
        return new ClientChanged(workspace.value(), client, client, active);
    }

    static ClientPolicyChanged chosen(WorkspaceId workspace, String policy) {
        return new ClientPolicyChanged(workspace.value(), policy);
    }
}
