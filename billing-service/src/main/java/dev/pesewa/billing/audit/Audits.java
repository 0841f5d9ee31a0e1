package dev.pesewa.billing.audit;

import dev.pesewa.kernel.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Where audits are kept, and what they look at.
public interface Audits {

    /// The next `limit` wallets after the id, each as far as it has been proven.
    List<Audited> after(UUID workspace, int limit);

    /// At most `most` postings after `seq`.
    Journal read(WorkspaceId workspace, long seq, int most);

    void keep(Audited audited, Instant at);

    /// Wallets with a problem.
    long unproven();
}
