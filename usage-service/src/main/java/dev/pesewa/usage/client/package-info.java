/// Owns the clients of a workspace: its end customers, by the workspace's own ids. Only a client
/// that is registered and active is metered. Example: events of `kofi-stores` are accepted while it
/// is active; once it is set inactive, further events are kept among the rejected ones.
///
/// Does not own what a client used (`rollup`, `analytics`), nor the rejected events (`event`).
///
/// Invariants: a client that was registered once stays known for ever, so an accepted event always
/// has its client. While the database is down, clients that were seen before are answered from
/// memory, and others are unchecked: their events are accepted and checked when they are stored.
///
/// Starts at `ClientResource` for people, and at `ClientEligibility` for events that come in.
@NullMarked
package dev.pesewa.usage.client;

import org.jspecify.annotations.NullMarked;
