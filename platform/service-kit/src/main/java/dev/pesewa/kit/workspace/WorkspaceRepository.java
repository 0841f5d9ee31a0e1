package dev.pesewa.kit.workspace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.WorkspaceCreated;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.Row;
import dev.pesewa.kit.database.SqlSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The workspaces this service has heard of.
@ApplicationScoped
public class WorkspaceRepository {

    private static final int CACHED = 100_000;
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Database database;
    private final Cache<WorkspaceId, Workspace> cache =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    public WorkspaceRepository(Database database) {
        this.database = database;
    }

    /// 404 when there is none. A workspace may be used in the moment it was made, before its event
    /// has come here, so an unknown one is looked for again for two seconds.
    public Workspace get(WorkspaceId id) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<Workspace> found = find(id);
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw ProblemException.notFound("workspace");
    }

    /// The same without blocking: at once when the workspace is known, else from a thread of its
    /// own.
    public CompletionStage<Workspace> lookUp(WorkspaceId id) {
        Workspace known = cache.getIfPresent(id);
        return known == null
                ? CompletableFuture.supplyAsync(() -> get(id), Thread::startVirtualThread)
                : CompletableFuture.completedFuture(known);
    }

    /// Every workspace there is, for work that is done for all of them.
    public List<Workspace> all() {
        return database.list(
                "SELECT id, name, currency, zone FROM workspace ORDER BY id",
                WorkspaceRepository::workspace);
    }

    private Optional<Workspace> find(WorkspaceId id) {
        Workspace known = cache.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Workspace> found =
                database.first(
                        "SELECT id, name, currency, zone FROM workspace WHERE id = $1",
                        WorkspaceRepository::workspace,
                        id.value());
        found.ifPresent(workspace -> cache.put(id, workspace));
        return found;
    }

    /// Idempotent: the first event of a workspace counts.
    public static void add(SqlSession transaction, WorkspaceCreated created) {
        transaction.update(
                """
                INSERT INTO workspace (id, name, currency, zone) VALUES ($1, $2, $3, $4)
                ON CONFLICT (id) DO NOTHING""",
                created.workspaceId(),
                created.name(),
                created.currency(),
                created.zone());
    }

    private static Workspace workspace(Row row) {
        return new Workspace(
                new WorkspaceId(row.uuid("id")),
                row.text("name"),
                row.text("currency"),
                ZoneId.of(row.text("zone")));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
