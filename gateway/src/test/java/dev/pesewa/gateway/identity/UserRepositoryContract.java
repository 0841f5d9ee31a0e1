package dev.pesewa.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.Role;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.id.IdGenerator;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What each implementation of `UserRepository` must do; run against the fake and PostgreSQL.
public interface UserRepositoryContract {

    IdGenerator IDS = new IdGenerator(Clock.systemUTC());
    UUID BEFORE_ALL = new UUID(0, 0);

    UserRepository repository();

    /// A workspace that exists and has no users yet.
    WorkspaceId workspace();

    @Test
    default void findsAPersonByTheExactName() {
        // Given
        WorkspaceId workspace = workspace();
        UUID id = add(workspace, "Ama " + workspace);
        // When
        var found = repository().find("Ama " + workspace).orElseThrow();
        // Then
        assertThat(found.principal()).isEqualTo(new Principal(id, Role.OWNER, workspace.value()));
        assertThat(found.passwordHash()).isEqualTo("hash");
        assertThat(repository().find("ama " + workspace)).isEmpty();
    }

    @Test
    default void findsAPersonByIdInTheirOwnWorkspaceOnly() {
        // Given
        WorkspaceId workspace = workspace();
        UUID id = add(workspace, "Esi " + workspace);
        // When
        var found = repository().find(workspace, id);
        // Then
        assertThat(found).map(UserRepository.User::username).hasValue("Esi " + workspace);
        assertThat(repository().find(workspace(), id)).isEmpty();
    }

    @Test
    default void keepsTheFirstPersonOfAName() {
        // Given
        WorkspaceId workspace = workspace();
        UUID first = add(workspace, "Kofi " + workspace);
        // When
        boolean added =
                repository()
                        .add(IDS.next(), workspace(), "Kofi " + workspace, "other", Role.MEMBER);
        // Then
        assertThat(added).isFalse();
        assertThat(repository().find("Kofi " + workspace).orElseThrow().principal().subject())
                .isEqualTo(first);
    }

    @Test
    default void listsOnlyTheWorkspacesOwnPeopleInTheOrderOfTheirIds() {
        // Given
        WorkspaceId workspace = workspace();
        List<UUID> ids = List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3));
        ids.reversed()
                .forEach(
                        id ->
                                repository()
                                        .add(
                                                mixed(id, workspace),
                                                workspace,
                                                id + " of " + workspace,
                                                "hash",
                                                Role.MEMBER));
        add(workspace(), "stranger of " + workspace);
        // When
        List<UserRepository.User> listed =
                repository().list(workspace, mixed(ids.getFirst(), workspace), 10);
        // Then
        assertThat(listed)
                .extracting(UserRepository.User::id)
                .containsExactly(mixed(ids.get(1), workspace), mixed(ids.get(2), workspace));
    }

    @Test
    default void listsNoMoreThanTheLimit() {
        // Given
        WorkspaceId workspace = workspace();
        add(workspace, "one of " + workspace);
        add(workspace, "two of " + workspace);
        // When
        List<UserRepository.User> listed = repository().list(workspace, BEFORE_ALL, 1);
        // Then
        assertThat(listed).hasSize(1);
    }

    @Test
    default void knowsThatThereIsAnOperator() {
        // Given
        UUID id = IDS.next();
        repository().add(id, null, "operator " + id, "hash", Role.OPERATOR);
        // When
        boolean hasOperator = repository().hasOperator();
        // Then
        assertThat(hasOperator).isTrue();
        assertThat(repository().find("operator " + id).orElseThrow().principal().workspace())
                .isNull();
    }

    private UUID add(WorkspaceId workspace, String username) {
        UUID id = IDS.next();
        assertThat(repository().add(id, workspace, username, "hash", Role.OWNER)).isTrue();
        return id;
    }

    /// Unique for the workspace, in the order of `id`.
    private static UUID mixed(UUID id, WorkspaceId workspace) {
        return new UUID(
                workspace.value().getLeastSignificantBits() >>> 1, id.getLeastSignificantBits());
    }
}
