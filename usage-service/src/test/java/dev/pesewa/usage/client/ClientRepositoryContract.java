package dev.pesewa.usage.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.ClientPolicy;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What each implementation of `ClientRepository` must do; run against the fake and PostgreSQL.
public interface ClientRepositoryContract {

    IdGenerator IDS = new IdGenerator(Clock.systemUTC());

    ClientRepository repository();

    @Test
    default void findsAClientThatWasAdded() {
        // Given
        WorkspaceId workspace = workspace();
        // When
        boolean added = repository().add(workspace, "shop", "The shop", true);
        // Then
        assertThat(added).isTrue();
        Client found = repository().find(workspace, "shop").orElseThrow();
        assertThat(found.name()).isEqualTo("The shop");
        assertThat(found.active()).isTrue();
        assertThat(repository().find(workspace(), "shop")).isEmpty();
    }

    @Test
    default void keepsTheFirstClientOfAnId() {
        // Given
        WorkspaceId workspace = workspace();
        repository().add(workspace, "shop", "first", true);
        // When
        boolean added = repository().add(workspace, "shop", "second", false);
        // Then
        assertThat(added).isFalse();
        Client found = repository().find(workspace, "shop").orElseThrow();
        assertThat(found.name()).isEqualTo("first");
        assertThat(found.active()).isTrue();
    }

    @Test
    default void changesOnlyTheFieldThatIsGiven() {
        // Given
        WorkspaceId workspace = workspace();
        repository().add(workspace, "shop", "The shop", true);
        // When
        Client changed = repository().change(workspace, "shop", null, false).orElseThrow();
        // Then
        assertThat(changed.name()).isEqualTo("The shop");
        assertThat(changed.active()).isFalse();
        assertThat(repository().find(workspace, "shop")).contains(changed);
    }

    @Test
    default void changesNoClientThatThereIsNot() {
        // Given
        WorkspaceId workspace = workspace();
        // When
        var changed = repository().change(workspace, "nobody", "name", true);
        // Then
        assertThat(changed).isEmpty();
        assertThat(repository().find(workspace, "nobody")).isEmpty();
    }

    @Test
    default void listsTheWorkspacesOwnClientsInTheOrderOfTheirIds() {
        // Given
        WorkspaceId workspace = workspace();
        List.of("c", "a", "d", "b").forEach(id -> repository().add(workspace, id, id, true));
        repository().add(workspace(), "b", "a stranger's", true);
        // When
        List<Client> listed = repository().list(workspace, "a", 2);
        // Then
        assertThat(listed).extracting(Client::clientId).containsExactly("b", "c");
    }

    @Test
    default void tellsWhichOfManyClientsAreActive() {
        // Given
        var shop = new ClientKey(workspace(), "shop");
        var closed = new ClientKey(shop.workspace(), "closed");
        var stranger = new ClientKey(workspace(), "closed");
        var ghost = new ClientKey(workspace(), "shop");
        repository().add(shop.workspace(), "shop", "The shop", true);
        repository().add(closed.workspace(), "closed", "Closed", false);
        repository().add(stranger.workspace(), "closed", "a stranger's", true);
        // When
        Map<ClientKey, Boolean> active =
                repository().active(List.of(shop, closed, stranger, ghost));
        // Then
        assertThat(active).isEqualTo(Map.of(shop, true, closed, false, stranger, true));
    }

    @Test
    default void namesThoseThatAreRegistered() {
        // Given
        WorkspaceId workspace = workspace();
        repository().add(workspace, "shop", "The shop", false);
        repository().add(workspace, "kiosk", "The kiosk", true);
        // When
        Map<String, String> names = repository().names(workspace, List.of("shop", "nobody"));
        // Then
        assertThat(names).isEqualTo(Map.of("shop", "The shop"));
    }

    @Test
    default void refusesCallsOfOthersUntilTheWorkspaceHasChosen() {
        // Given
        WorkspaceId workspace = workspace();
        // When
        repository().choose(workspace(), ClientPolicy.COUNT_UNATTRIBUTED, "a stranger");
        // Then
        assertThat(repository().policy(workspace)).isEqualTo(ClientPolicy.REFUSE);
    }

    @Test
    default void keepsThePolicyThatWasChosenLast() {
        // Given
        WorkspaceId workspace = workspace();
        repository().choose(workspace, ClientPolicy.REFUSE, "ama");
        // When
        repository().choose(workspace, ClientPolicy.COUNT_UNATTRIBUTED, "kofi");
        // Then
        assertThat(repository().policy(workspace)).isEqualTo(ClientPolicy.COUNT_UNATTRIBUTED);
    }

    private static WorkspaceId workspace() {
        return new WorkspaceId(IDS.next());
    }
}
