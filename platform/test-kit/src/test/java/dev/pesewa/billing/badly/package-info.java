/// Samples that break one rule each.
@NullMarked
package dev.pesewa.billing.badly;

import org.jspecify.annotations.NullMarked;
