/// Spends credits on a feature: atomic, idempotent, never below zero.
@NullMarked
package dev.pesewa.billing.charge;

import org.jspecify.annotations.NullMarked;
