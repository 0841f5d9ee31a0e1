package dev.pesewa.billing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.kernel.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditorTest {

    private static final WorkspaceId FORGED = new WorkspaceId(new UUID(1, 1));
    private static final WorkspaceId RIGHT = new WorkspaceId(new UUID(1, 2));

    private final List<Audited> kept = new ArrayList<>();
    private final List<WorkspaceId> read = new ArrayList<>();
    private final Audits audits =
            new Audits() {
                @Override
                public List<Audited> after(UUID workspace, int limit) {
                    return List.of(Audited.nothing(FORGED), Audited.nothing(RIGHT));
                }

                @Override
                public Journal read(WorkspaceId workspace, long seq, int most) {
                    read.add(workspace);
                    if (workspace.equals(FORGED)) {
                        throw new IllegalArgumentException("no account POCKET");
                    }
                    return new Journal(
                            List.of(), new Journal.Rows(0, Posting.GENESIS, 0, 0, 0, 0, 0, 0, 0));
                }

                @Override
                public void keep(Audited audited, Instant at) {
                    kept.add(audited);
                }

                @Override
                public long unproven() {
                    return kept.size();
                }
            };

    @Test
    void aJournalThatCannotBeReadIsAProblemAndStopsNobodyElsesAudit() {
        var meters = new SimpleMeterRegistry();
        new Auditor(audits, meters, Clock.systemUTC()).run();
        assertThat(read).containsExactly(FORGED, RIGHT);
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().problem()).contains("cannot be read: no account POCKET");
        assertThat(meters.get("pesewa.ledger.unproven").gauge().value()).isEqualTo(1);
    }
}
