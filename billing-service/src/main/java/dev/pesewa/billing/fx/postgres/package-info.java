/// The table `fx_rate`, by Panache.
@NullMarked
package dev.pesewa.billing.fx.postgres;

import org.jspecify.annotations.NullMarked;
