/// The audit log in a table that the service may not change.
@NullMarked
package dev.pesewa.metrics.audit.postgres;

import org.jspecify.annotations.NullMarked;
