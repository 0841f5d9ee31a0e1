/// What can be bought and what features cost. Every charge keeps the version it used.
@NullMarked
package dev.pesewa.billing.catalog;

import org.jspecify.annotations.NullMarked;
