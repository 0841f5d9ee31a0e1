package dev.pesewa.billing.client;

import dev.pesewa.kernel.ClientPolicy;
import org.jspecify.annotations.Nullable;

/// What is known here of a client. `active` is null for one that is not known; `complete`: all
/// clients of its workspace are known.
public record ClientStanding(@Nullable Boolean active, ClientPolicy policy, boolean complete) {

    public ClientVerdict verdict() {
        if (active == null) {
            return complete ? otherwise(ClientVerdict.UNKNOWN) : ClientVerdict.AS_NAMED;
        }
        return active ? ClientVerdict.AS_NAMED : otherwise(ClientVerdict.INACTIVE);
    }

    private ClientVerdict otherwise(ClientVerdict refused) {
        return switch (policy) {
            case REFUSE -> refused;
            case COUNT_UNATTRIBUTED -> ClientVerdict.UNATTRIBUTED;
        };
    }
}
