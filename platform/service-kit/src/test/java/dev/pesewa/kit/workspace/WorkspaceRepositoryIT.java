package dev.pesewa.kit.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.local.test.ServiceInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How often a workspace is looked for, by a clock that stands still.
@QuarkusTest
@QuarkusTestResource(ServiceInfrastructure.class)
class WorkspaceRepositoryIT {

    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    /// The first look, and what `WorkspaceRepository` adds for an id that is fresh.
    private static final int LOOKS_FOR_A_FRESH_ID = 22;

    @Inject Pool pool;

    private CountingDatabase database;
    private WorkspaceRepository workspaces;

    @BeforeEach
    void start() {
        database = new CountingDatabase(pool);
        workspaces = new WorkspaceRepository(database, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /// The real one; counts its reads, and adds a workspace just before the third.
    private static final class CountingDatabase extends Database {
        private int reads;
        private @Nullable WorkspaceCreated addedBeforeThirdRead;

        CountingDatabase(Pool pool) {
            super(pool);
        }

        @Override
        public <T> List<T> list(
                String sql, Function<Row, T> reader, @Nullable Object... parameters) {
            reads++;
            if (reads == 3 && addedBeforeThirdRead != null) {
                WorkspaceRepository.add(this, addedBeforeThirdRead);
            }
            return super.list(sql, reader, parameters);
        }
    }

    @Test
    void readsAWorkspaceOnceAndRemembersIt() {
        WorkspaceCreated created = created(madeBefore(Duration.ofDays(1)));
        WorkspaceRepository.add(database, created);
        Workspace first = workspaces.get(new WorkspaceId(created.workspaceId()));
        Workspace second = workspaces.get(first.id());
        assertThat(second)
                .isSameAs(first)
                .isEqualTo(new Workspace(first.id(), "Adom", "GHS", ZoneId.of("Africa/Accra")));
        assertThat(database.reads).isEqualTo(1);
    }

    @Test
    void keepsTheWorkspaceOfTheFirstEvent() {
        WorkspaceCreated created = created(madeBefore(Duration.ofDays(1)));
        WorkspaceRepository.add(database, created);
        WorkspaceRepository.add(
                database, new WorkspaceCreated(created.workspaceId(), "Other", "USD", "UTC"));
        assertThat(workspaces.get(new WorkspaceId(created.workspaceId())).name()).isEqualTo("Adom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10S", "PT1H", "P365D", "-PT10S", "-PT1H"})
    void looksOnceForAnIdThatWasNotMadeNow(String age) {
        var id = new WorkspaceId(madeBefore(Duration.parse(age)));
        isNotFound(id);
        assertThat(database.reads).isEqualTo(1);
    }

    @Test
    void looksOnceForAnIdOfAnotherKind() {
        isNotFound(new WorkspaceId(UUID.randomUUID()));
        assertThat(database.reads).isEqualTo(1);
    }

    @Test
    void looksAgainForAnIdThatWasMadeNow() {
        isNotFound(new WorkspaceId(madeBefore(Duration.ofMillis(9_999))));
        assertThat(database.reads).isEqualTo(LOOKS_FOR_A_FRESH_ID);
    }

    @Test
    void findsAWorkspaceWhoseEventComesWhileItLooks() {
        WorkspaceCreated created = created(madeBefore(Duration.ZERO));
        database.addedBeforeThirdRead = created;
        assertThat(workspaces.get(new WorkspaceId(created.workspaceId())).name()).isEqualTo("Adom");
        assertThat(database.reads).isEqualTo(3);
    }

    @Test
    void remembersNoWorkspaceThatItDidNotFind() {
        WorkspaceCreated created = created(madeBefore(Duration.ofDays(1)));
        var id = new WorkspaceId(created.workspaceId());
        isNotFound(id);
        WorkspaceRepository.add(database, created);
        assertThat(workspaces.get(id).name()).isEqualTo("Adom");
    }

    @Test
    void findsTheSameWithoutBlocking() {
        WorkspaceCreated created = created(madeBefore(Duration.ofDays(1)));
        WorkspaceRepository.add(database, created);
        var id = new WorkspaceId(created.workspaceId());
        Workspace read = workspaces.lookUp(id).toCompletableFuture().join();
        assertThat(workspaces.lookUp(id).toCompletableFuture()).isCompletedWithValue(read);
    }

    @Test
    void failsTheStageWhenThereIsNone() {
        var id = new WorkspaceId(madeBefore(Duration.ofDays(1)));
        assertThatThrownBy(() -> workspaces.lookUp(id).toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ProblemException.class);
    }

    @Test
    void listsEveryWorkspaceInTheOrderOfTheirIds() {
        WorkspaceRepository.add(database, created(madeBefore(Duration.ofDays(1))));
        WorkspaceRepository.add(database, created(madeBefore(Duration.ofDays(2))));
        assertThat(workspaces.all())
                .extracting(workspace -> workspace.id().toString())
                .hasSizeGreaterThanOrEqualTo(2)
                .isSorted();
    }

    private void isNotFound(WorkspaceId id) {
        assertThatThrownBy(() -> workspaces.get(id))
                .isInstanceOf(ProblemException.class)
                .hasMessage("There is no such workspace.");
    }

    private static WorkspaceCreated created(UUID id) {
        return new WorkspaceCreated(id, "Adom", "GHS", "Africa/Accra");
    }

    private static UUID madeBefore(Duration age) {
        return new IdGenerator(Clock.fixed(NOW.minus(age), ZoneOffset.UTC)).next();
    }
}
