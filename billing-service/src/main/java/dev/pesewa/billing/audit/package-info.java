/// Proves the books again and again while they are written: every hash, every balance. What cannot
/// be is logged, counted by a metric, and alerts.
@NullMarked
package dev.pesewa.billing.audit;

import org.jspecify.annotations.NullMarked;
