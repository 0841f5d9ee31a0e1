/// Owns which of the data sent with a call is kept: listed keys only, and no value that looks like
/// an e-mail address, a phone number or a payment card; and the workspace's setting, whether such a
/// value is refused or redacted.
///
/// Does not own where the data is kept (`call`, `commit`).
///
/// Invariants: a value that looks personal is not stored, not logged, and not repeated in an error.
/// The flow starts at `CallDataPrivacy.keep`.
@NullMarked
package dev.pesewa.billing.privacy;

import org.jspecify.annotations.NullMarked;
