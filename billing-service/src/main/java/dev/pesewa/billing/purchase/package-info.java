/// Buying packs, and crediting payments exactly once (I5).
@NullMarked
package dev.pesewa.billing.purchase;

import org.jspecify.annotations.NullMarked;
