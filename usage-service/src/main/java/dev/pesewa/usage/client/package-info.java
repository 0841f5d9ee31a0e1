/// Owns the clients of a workspace, its end customers, by the workspace's own ids; and what the
/// workspace wants for calls of others (`ClientPolicy`). Example: events of `kofi-stores` are
/// accepted while it is active; once it is set inactive, further events are kept among the rejected
/// ones, or count under no client if the workspace has chosen so.
///
/// Does not own what a client used (`rollup`, `analytics`), nor the rejected events (`event`).
/// billing-service asks the same of charges and holds, from a copy that it keeps by our events.
///
/// Invariants: whether a call may be metered is decided once, where it comes in; what was recorded
/// counts everywhere, whatever becomes of its client. While the database is down, clients that were
/// seen before are answered from memory, and others are unchecked: their events are accepted,
/// checked when they are stored, and count from then on. Every change of a client or of the policy
/// is published in its own transaction (I6).
///
/// Starts at `ClientResource` and `UsageSettingsResource` for people, and at `ClientEligibility`
/// for events that come in.
@NullMarked
package dev.pesewa.usage.client;

import org.jspecify.annotations.NullMarked;
