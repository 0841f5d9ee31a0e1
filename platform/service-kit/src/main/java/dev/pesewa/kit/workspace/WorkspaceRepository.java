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
import dev.pesewa.kit.id.IdGenerator;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/// The workspaces this service has heard of.
@ApplicationScoped
public class WorkspaceRepository {

    private static final int CACHED = 100_000;

    /// A workspace that is older than this has been heard of by every service.
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final int LOOKS = 20;
    private static final int BETWEEN_LOOKS_MS = 100;

    private final Database database;
    private final Clock clock;
    private final Cache<WorkspaceId, Workspace> cache =
            Caffeine.newBuilder().maximumSize(CACHED).build();
    private final TypedGuard<Optional<Workspace>> looks =
            TypedGuard.create(new TypeLiteral<Optional<Workspace>>() {})
                    .withRetry()
                    .maxRetries(LOOKS)
                    .delay(BETWEEN_LOOKS_MS, ChronoUnit.MILLIS)
                    .whenResult(Optional.empty()::equals)
                    .abortOn(RuntimeException.class)
                    .done()
                    .withFallback()
                    .handler(() -> Optional.empty())
                    .applyOn(FaultToleranceException.class) // After the last look.
                    .done()
                    .build();

    public WorkspaceRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// 404 when there is none. A workspace may be used in the moment it was made, before its event
    /// has come here: an id tells when it was made, and only one that was made seconds ago is
    /// looked for again, for two seconds at most.
    public Workspace get(WorkspaceId id) {
        Optional<Workspace> found = find(id);
        if (found.isEmpty() && isFresh(id)) {
            found = looks.get(() -> find(id));
        }
        return found.orElseThrow(() -> ProblemException.notFound("workspace"));
    }

    private boolean isFresh(WorkspaceId id) {
        Instant made = IdGenerator.madeAt(id.value());
        Instant now = clock.instant();
        return made.isAfter(now.minus(FRESH)) && made.isBefore(now.plus(FRESH));
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
}
