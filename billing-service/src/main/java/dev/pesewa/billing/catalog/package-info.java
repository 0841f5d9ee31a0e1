/// What can be bought and what features cost.
///
/// Owns the versions of the catalog: credit packs, prices of features, the markup of calls that are
/// priced by tokens. `CatalogDocument.checked` holds the rules of a draft. Does not own the wallet,
/// purchases or the cost of a call to us.
///
/// Invariants: a published version never changes; a version is in force no sooner than ten seconds
/// after it is published, so that all replicas change prices at the same moment; every charge keeps
/// the number of the version that it used.
///
/// Starts at `http.CatalogResource.publish` for operators and `http.PricingResource` for customers;
/// everyone else asks `CatalogCache`.
@NullMarked
package dev.pesewa.billing.catalog;

import org.jspecify.annotations.NullMarked;
