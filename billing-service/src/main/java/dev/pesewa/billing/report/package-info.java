/// What calls earned and what they cost: margins of features for operators, usage for workspaces.
///
/// Owns the sums over the log of calls (`FeatureDay`) and what is computed from them. Does not own
/// the log itself (`charge` writes it), prices or exchange rates, and writes nothing.
///
/// Invariants: a rejected call was not made and is counted apart; a call without a known cost is
/// counted and never estimated (I8); nothing is rounded before it is shown (I9).
///
/// Starts at `http.MarginsResource` and `http.UsageStatsResource`.
@NullMarked
package dev.pesewa.billing.report;

import org.jspecify.annotations.NullMarked;
