/// The statement that writes wallets, and the reads that go with it.
@NullMarked
package dev.pesewa.billing.commit.postgres;

import org.jspecify.annotations.NullMarked;
