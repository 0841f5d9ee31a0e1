/// The table `audit_log`, to which the service's database role may only add.
@NullMarked
package dev.pesewa.metrics.audit.postgres;

import org.jspecify.annotations.NullMarked;
