/// Reads holds and claims those that are due; `commit.postgres` writes them.
@NullMarked
package dev.pesewa.billing.hold.postgres;

import org.jspecify.annotations.NullMarked;
