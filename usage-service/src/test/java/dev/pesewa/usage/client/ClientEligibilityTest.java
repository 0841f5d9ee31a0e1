package dev.pesewa.usage.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.usage.client.ClientEligibility.Eligibility;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientEligibilityTest {

    private final WorkspaceId workspace = new WorkspaceId(new UUID(0, 1));
    private final FakeClientRepository clients = new FakeClientRepository();
    private final ClientEligibility eligibility = new ClientEligibility(clients);

    @Test
    void tellsActiveFromInactiveClients() {
        // Given
        clients.add(workspace, "shop", "shop", true);
        clients.add(workspace, "closed", "closed", false);
        // Then
        assertThat(eligibility.of(workspace, "shop")).isEqualTo(Eligibility.ACTIVE);
        assertThat(eligibility.of(workspace, "closed")).isEqualTo(Eligibility.INACTIVE);
    }

    @Test
    void knowsAClientAtOnceThatWasUnknownBefore() {
        // Given
        Eligibility before = eligibility.of(workspace, "shop");
        clients.add(workspace, "shop", "shop", true);
        // When
        Eligibility after = eligibility.of(workspace, "shop");
        // Then
        assertThat(before).isEqualTo(Eligibility.UNKNOWN);
        assertThat(after).isEqualTo(Eligibility.ACTIVE);
    }

    @Test
    void knowsAClientFromMemoryWhileTheDatabaseIsDown() {
        // Given
        clients.add(workspace, "shop", "shop", true);
        eligibility.of(workspace, "shop");
        clients.goDown();
        // When
        Eligibility during = eligibility.of(workspace, "shop");
        // Then
        assertThat(during).isEqualTo(Eligibility.ACTIVE);
    }

    @Test
    void leavesAClientUncheckedThatItDoesNotKnowWhileTheDatabaseIsDown() {
        // Given
        clients.goDown();
        // When
        Eligibility during = eligibility.of(workspace, "shop");
        // Then
        assertThat(during).isEqualTo(Eligibility.UNCHECKED);
    }

    @Test
    void doesNotAskTheDatabaseAgainInTheSecondAfterAnOutage() {
        // Given
        clients.goDown();
        eligibility.of(workspace, "first");
        int lookUps = clients.lookUps();
        clients.comeBack();
        // When
        Eligibility soonAfter = eligibility.of(workspace, "second");
        // Then
        assertThat(soonAfter).isEqualTo(Eligibility.UNCHECKED);
        assertThat(clients.lookUps()).isEqualTo(lookUps);
    }

    @Test
    void asksTheDatabaseWhereNothingMayBeUnchecked() {
        // Given
        clients.goDown();
        // Then
        assertThatThrownBy(() -> eligibility.now(workspace, "shop"))
                .isInstanceOf(DatabaseUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"closed, INACTIVE", "ghost, UNKNOWN", ", MISSING"})
    void refusesWhatIsNotAnActiveClient(@Nullable String clientId, Eligibility refused) {
        // Given
        clients.add(workspace, "closed", "closed", false);
        // When
        Eligibility verdict = eligibility.of(workspace, clientId);
        // Then
        assertThat(verdict).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"closed, UNATTRIBUTED", "ghost, UNATTRIBUTED", ", UNATTRIBUTED", "shop, ACTIVE"})
    void countsOthersUnderNoClientWhereTheWorkspaceWantsIt(
            @Nullable String clientId, Eligibility expected) {
        // Given
        clients.add(workspace, "closed", "closed", false);
        clients.add(workspace, "shop", "shop", true);
        clients.choose(workspace, ClientPolicy.COUNT_UNATTRIBUTED, "ama");
        // When
        Eligibility verdict = eligibility.of(workspace, clientId);
        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @Test
    void leavesACallWithoutAClientUncheckedWhileThePolicyCannotBeAsked() {
        // Given
        clients.goDown();
        // When
        Eligibility during = eligibility.of(workspace, null);
        // Then
        assertThat(during).isEqualTo(Eligibility.UNCHECKED);
    }

    @Test
    void forgetsAPolicyThatWasChangedHere() {
        // Given
        eligibility.of(workspace, "ghost");
        clients.choose(workspace, ClientPolicy.COUNT_UNATTRIBUTED, "ama");
        // When
        eligibility.forgetPolicy(workspace);
        // Then
        assertThat(eligibility.of(workspace, "ghost")).isEqualTo(Eligibility.UNATTRIBUTED);
    }

    @Test
    void forgetsAClientThatWasChangedHere() {
        // Given
        clients.add(workspace, "shop", "shop", true);
        eligibility.of(workspace, "shop");
        clients.change(workspace, "shop", null, false);
        // When
        eligibility.forget(workspace, "shop");
        // Then
        assertThat(eligibility.of(workspace, "shop")).isEqualTo(Eligibility.INACTIVE);
    }
}
