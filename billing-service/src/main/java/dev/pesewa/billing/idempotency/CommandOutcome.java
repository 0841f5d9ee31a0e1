package dev.pesewa.billing.idempotency;

import dev.pesewa.kernel.ProblemException;

/// What a command came to, as its use case says it. Example: a charge that went through is
/// `new Done(chargeResult)`, one that the wallet cannot pay is `new Rejected(notEnoughCredits)`.
/// `ResponseRenderer` makes the response of it.
public sealed interface CommandOutcome {

    /// It was done; `result` is shown as JSON.
    record Done(Object result) implements CommandOutcome {}

    /// Something new exists because of it; `result` is shown as JSON.
    record Created(Object result) implements CommandOutcome {}

    /// It was rejected, and the same request is rejected again for ever.
    record Rejected(ProblemException problem) implements CommandOutcome {}

    /// The service itself gave the command, so there is no caller and no response.
    record Silent() implements CommandOutcome {}
}
