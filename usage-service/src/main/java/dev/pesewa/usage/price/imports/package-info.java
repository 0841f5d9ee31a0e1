/// Owns bringing the catalog of model prices up to date without a release. Example: an operator
/// runs `./pesewa prices import`; the difference is shown; what is applied is stored as one row and
/// told to billing.
///
/// Does not own the comparison and the rows' format (`platform/model-prices`), nor prices that an
/// operator states for one model.
///
/// Invariants: an import never changes the price of a day before it; who imported what and when is
/// kept; a list that cannot be read changes nothing.
///
/// Starts at `ImportPrices`; `PriceSource` runs it on a schedule.
@NullMarked
package dev.pesewa.usage.price.imports;

import org.jspecify.annotations.NullMarked;
