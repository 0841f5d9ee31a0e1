/// The table `catalog_version` by Panache, and the mean costs of features from the log of calls by
/// explicit SQL.
@NullMarked
package dev.pesewa.billing.catalog.postgres;

import org.jspecify.annotations.NullMarked;
