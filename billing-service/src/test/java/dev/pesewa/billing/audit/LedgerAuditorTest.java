package dev.pesewa.billing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.billing.ledger.Account;
import dev.pesewa.billing.ledger.Posting;
import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerAuditorTest {

    private static final WorkspaceId FORGED = new WorkspaceId(new UUID(1, 1));
    private static final WorkspaceId RIGHT = new WorkspaceId(new UUID(1, 2));
    private static final WorkspaceId BUSY = new WorkspaceId(new UUID(1, 3));
    private static final int MANY = 12_000;

    private List<WorkspaceId> wallets = List.of(FORGED, RIGHT);
    private final List<ProvenJournal> kept = new ArrayList<>();
    private final List<WorkspaceId> read = new ArrayList<>();
    private final AuditRepository audits =
            new AuditRepository() {
                @Override
                public List<ProvenJournal> after(UUID workspace, int limit) {
                    return wallets.stream().map(ProvenJournal::nothing).toList();
                }

                @Override
                public JournalSnapshot read(WorkspaceId workspace, long seq, int most) {
                    read.add(workspace);
                    if (workspace.equals(BUSY)) {
                        return busy(seq, most);
                    }
                    if (workspace.equals(FORGED)) {
                        throw new IllegalArgumentException("no account POCKET");
                    }
                    return new JournalSnapshot(
                            List.of(),
                            new JournalSnapshot.WalletRows(
                                    0, Posting.GENESIS, 0, 0, 0, 0, 0, 0, 0));
                }

                @Override
                public void keep(ProvenJournal audited, Instant at) {
                    kept.add(audited);
                }

                @Override
                public long unproven() {
                    return kept.size();
                }
            };

    /// Kept, because meters do not keep what they show.
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final LedgerAuditor auditor = new LedgerAuditor(audits, meters, Clock.systemUTC());

    @Test
    void anUnreadableJournalIsAProblemAndDoesNotStopTheAuditOfOthers() {
        auditor.run();
        assertThat(read).containsExactly(FORGED, RIGHT);
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().problem()).contains("cannot be read: no account POCKET");
        assertThat(meters.get("pesewa.ledger.unproven").gauge().value()).isEqualTo(1);
    }

    /// Its rows say nothing, so they differ from the journal: that is only seen at its end.
    @Test
    void aBusyWalletIsReadToTheEndSoThatItsRowsAreCompared() {
        wallets = List.of(BUSY);
        auditor.run();
        assertThat(read).containsExactly(BUSY, BUSY, BUSY);
        assertThat(kept.getLast().problem()).contains("available is 12000 micro-credits");
        assertThat(meters.get("pesewa.ledger.audited.since").gauge().value()).isPositive();
    }

    private static JournalSnapshot busy(long seq, int most) {
        List<Posting> postings = new ArrayList<>();
        String head = Posting.GENESIS;
        for (int n = 1; n <= Math.min(MANY, seq + most); n++) {
            head = posting(n, "").hashAfter(head);
            if (n > seq) {
                postings.add(posting(n, head));
            }
        }
        return new JournalSnapshot(
                postings, new JournalSnapshot.WalletRows(MANY, head, 0, 0, 0, 0, 0, 0, 0));
    }

    private static Posting posting(int seq, String hash) {
        return new Posting(
                seq,
                Account.ISSUED,
                Account.AVAILABLE,
                new Credits(1),
                BUSY.value(),
                BUSY.value(),
                Instant.EPOCH,
                hash);
    }
}
