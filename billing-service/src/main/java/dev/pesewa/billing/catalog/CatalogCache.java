package dev.pesewa.billing.catalog;

import dev.pesewa.billing.catalog.postgres.CatalogRepository;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The published versions in memory, read again every five seconds, so that a charge never waits
/// for them. A version is in force no sooner than ten seconds after it is published: by then every
/// replica has read it. While the database is down, the versions that were read last stay.
@ApplicationScoped
public class CatalogCache {

    static final Duration NOTICE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(CatalogCache.class);
    private static final Comparator<Catalog> LATER =
            Comparator.comparing(Catalog::effectiveAt).thenComparingInt(Catalog::version);

    private final CatalogRepository versions;
    private final Clock clock;
    private volatile List<Catalog> known = List.of(Catalog.FIRST);

    public CatalogCache(CatalogRepository versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        known = read();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        try {
            known = read();
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("The catalog stays as it was: %s", outage.getMessage());
        }
    }

    private List<Catalog> read() {
        List<Catalog> all = new ArrayList<>(versions.all());
        all.add(Catalog.FIRST);
        return List.copyOf(all);
    }

    /// The version that is in force at that time.
    public Catalog at(Instant time) {
        return known.stream()
                .filter(catalog -> !catalog.effectiveAt().isAfter(time))
                .max(LATER)
                .orElse(Catalog.FIRST);
    }

    public Catalog now() {
        return at(clock.instant());
    }

    public Optional<Catalog> version(int version) {
        return known.stream().filter(catalog -> catalog.version() == version).findFirst();
    }

    /// The newest first.
    public List<Catalog> published() {
        return known.stream().sorted(Comparator.comparingInt(Catalog::version).reversed()).toList();
    }

    /// `base` is the version that the draft was made from; 409 when there is a newer one.
    public Catalog publish(
            CatalogDocument draft, int base, @Nullable Instant effectiveAt, String publisher) {
        Instant now = clock.instant();
        Instant from = effectiveAt == null ? now.plus(NOTICE) : effectiveAt;
        if (from.isBefore(now.plus(NOTICE).minusSeconds(1))) {
            throw ProblemException.malformed(
                    "effectiveAt",
                    "at least 10 seconds ahead, so that every replica knows it before it counts");
        }
        int newest = published().getFirst().version();
        Catalog catalog = draft.checked(newest + 1, from);
        if (base != newest || !versions.add(catalog, publisher, now)) {
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "The newest version is %d. Look at it, and publish again with it as version."
                            .formatted(newest));
        }
        known = read();
        return catalog;
    }
}
