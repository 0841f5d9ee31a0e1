package dev.pesewa.billing.client;

import dev.pesewa.billing.call.AiCall;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// What happens to a call of a client.
public enum ClientVerdict {
    /// It is charged, and counts under the client that it names, or under none when it names none.
    AS_NAMED,
    /// It is charged, and counts under no client, as the workspace has chosen.
    UNATTRIBUTED,
    /// Refused.
    INACTIVE,
    /// Refused.
    UNKNOWN;

    private static final String OTHERWISE =
            " Or have such calls counted unattributed: PATCH /api/usage/settings.";

    /// The call as it is charged; throws for a client that is refused.
    public AiCall admit(AiCall call) {
        return isAttributed() ? call : call.unattributed();
    }

    /// The client under which a call counts that names `clientId`; throws for one that is refused.
    public @Nullable String attributed(@Nullable String clientId) {
        return isAttributed() ? clientId : null;
    }

    private boolean isAttributed() {
        return switch (this) {
            case AS_NAMED -> true;
            case UNATTRIBUTED -> false;
            case INACTIVE ->
                    throw new ProblemException(
                            ProblemCode.CLIENT_INACTIVE, "The client is not active." + OTHERWISE);
            case UNKNOWN ->
                    throw new ProblemException(
                            ProblemCode.CLIENT_UNKNOWN,
                            "Register the client first: POST /api/usage/clients." + OTHERWISE);
        };
    }
}
