package dev.pesewa.usage.rebuild;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.event.CountedEventRepository;
import dev.pesewa.usage.event.EventCursor;
import dev.pesewa.usage.event.StoredEvent;
import dev.pesewa.usage.event.UsageVersionRepository;
import dev.pesewa.usage.job.Job;
import dev.pesewa.usage.job.JobHandler;
import dev.pesewa.usage.rollup.RollupBatch;
import dev.pesewa.usage.rollup.RollupRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A day is one transaction that keeps other writers of the workspace out: whoever reads sees the
/// old sums or the new ones. Days before the first kept event are left alone.
@ApplicationScoped
public class RebuildRollups implements JobHandler {

    public static final String KIND = "rebuild";

    private static final int PAGE = 5_000;

    private final Database database;
    private final CountedEventRepository events;
    private final RollupRepository rollups;
    private final UsageVersionRepository versions;
    private final WorkspaceRepository workspaces;

    public RebuildRollups(
            Database database,
            CountedEventRepository events,
            RollupRepository rollups,
            UsageVersionRepository versions,
            WorkspaceRepository workspaces) {
        this.database = database;
        this.events = events;
        this.rollups = rollups;
        this.versions = versions;
        this.workspaces = workspaces;
    }

    /// Null: every workspace.
    public record RebuildJob(@Nullable UUID workspaceId) {}

    private record RebuildScope(Workspace workspace, List<LocalDate> days) {}

    @Override
    public String kind() {
        return KIND;
    }

    /// Steps are days with events or sums; changed are those that said something else before.
    @Override
    public void run(Job job, Progress progress) {
        UUID only = CloudEventCodec.parse(job.request(), RebuildJob.class).workspaceId();
        List<Workspace> asked =
                only == null ? workspaces.all() : List.of(workspaces.get(new WorkspaceId(only)));
        List<RebuildScope> scopes =
                asked.stream()
                        .map(
                                one ->
                                        new RebuildScope(
                                                one, events.days(one.id().value(), one.zone())))
                        .toList();
        long total = scopes.stream().mapToLong(scope -> scope.days().size()).sum();
        long done = 0;
        long changed = 0;
        progress.at(total, done, changed);
        for (RebuildScope scope : scopes) {
            for (LocalDate day : scope.days()) {
                changed += rebuild(scope.workspace(), day) ? 1 : 0;
                done++;
                progress.at(total, done, changed);
            }
        }
    }

    private boolean rebuild(Workspace workspace, LocalDate day) {
        UUID id = workspace.id().value();
        var period = new Period(day, day);
        return database.transaction(
                transaction -> {
                    versions.lock(transaction, List.of(id));
                    if (!events.keptSince(transaction, id, period.from(workspace.zone()))) {
                        // Given up since this run began: its sums are the only copy now.
                        return false;
                    }
                    RollupRepository.Digest before = rollups.clear(transaction, id, day, day);
                    rollups.apply(transaction, summed(transaction, workspace, period));
                    return !rollups.digest(transaction, id, day, day).equals(before);
                });
    }

    private RollupBatch summed(SqlSession transaction, Workspace workspace, Period period) {
        var batch = new RollupBatch();
        Instant until = period.until(workspace.zone());
        EventCursor position = EventCursor.before(period.from(workspace.zone()));
        List<UsageRecorded> page;
        do {
            page = events.after(transaction, workspace.id().value(), position, until, PAGE);
            for (UsageRecorded event : page) {
                StoredEvent.in(workspace, event).count(batch);
                position = EventCursor.of(event);
            }
        } while (page.size() == PAGE);
        return batch;
    }
}
