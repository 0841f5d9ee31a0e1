/// Whether a call of a client may be charged or held for.
///
/// Owns the copy of clients and policies that billing keeps, and the check of charges, holds and
/// settlements by it. Does not own clients: usage-service registers them, and publishes
/// `ClientChanged` and `ClientPolicyChanged`. Example: `kofi-stores` is set inactive; its next
/// charge is answered 422 `client-inactive`, and nothing is charged, logged or counted.
///
/// Invariants: a charge of a client that was charged before never waits for the database to learn
/// of it. A change is known here within some seconds. What was charged counts in every service, so
/// a doubt never loses a call: a client that is not known here may have been registered a moment
/// ago, so it is looked for during two seconds before it is refused; and while clients may be
/// missing (`client_copy_incomplete`) or nothing comes from the log, an unknown client is charged,
/// and its call counts under the id that it named. A refusal is not kept with its idempotency key,
/// so that the same request may be sent again once the client is known.
///
/// Starts at `kafka.ClientConsumer`; charges, holds and settlements ask `ClientCheck`.
@NullMarked
package dev.pesewa.billing.client;

import org.jspecify.annotations.NullMarked;
