/// Owns the promise that one `Idempotency-Key` has one effect and one response, for ever (I4): the
/// key, the fingerprint that tells a retry from another request, and the response that is kept with
/// the effect and sent again.
///
/// Does not own the effect: `commit` writes both in one statement. Does not know HTTP beyond the
/// status and the problem document that a kept response consists of; resources send it through
/// `idempotency.http.Responses`.
///
/// Flow: a resource makes an `IdempotencyKey`, a use case decides and says a `CommandOutcome`, and
/// `ResponseRenderer` turns that into the `StoredResponse`.
@NullMarked
package dev.pesewa.billing.idempotency;

import org.jspecify.annotations.NullMarked;
