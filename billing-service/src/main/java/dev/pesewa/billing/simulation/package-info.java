/// Past calls at other prices. Example: at 8 credits instead of 5, which workspaces would have paid
/// more, and when would each have run out of credits?
///
/// Owns the replay of wallets (`Simulation`) and the price of a past call in a draft
/// (`PastCallPricing`). Does not own catalogs or wallets, and writes nothing.
///
/// Invariants: at the prices of the time nothing changes, to the last credit; grants, expiry and
/// voids happen when they happened; a wallet that was allowed to owe is allowed to again.
///
/// Starts at `http.SimulationResource.run`; `RunSimulation` reads the histories page by page.
@NullMarked
package dev.pesewa.billing.simulation;

import org.jspecify.annotations.NullMarked;
