package dev.pesewa.billing.audit;

import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Where audits are kept, and what they look at.
public interface AuditRepository {

    /// The next `limit` wallets after the id, each as far as it has been proven.
    List<ProvenJournal> after(UUID workspace, int limit);

    /// At most `most` postings after `seq`.
    JournalSnapshot read(WorkspaceId workspace, long seq, int most);

    void keep(ProvenJournal audited, Instant at);

    /// Wallets with a problem.
    long unproven();
}
