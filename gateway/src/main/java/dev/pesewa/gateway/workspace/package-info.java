/// The workspaces of the installation.
///
/// Owns: the list of workspaces with name, currency and time zone, and the event
/// `workspace.created.v1`. Does not own: their users and keys (`identity`), nor anything that is
/// measured or paid in them (the other services, which keep copies fed by the event).
///
/// Invariants: a workspace and its event are stored in one transaction (I6); currency and zone
/// never change, because sums and days are kept in them.
///
/// The flow starts in `WorkspaceResource`, which only an operator may ask for a new one.
@NullMarked
package dev.pesewa.gateway.workspace;

import org.jspecify.annotations.NullMarked;
