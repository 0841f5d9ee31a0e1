/// Who looked at what, and when (M12). Entries are only ever added.
@NullMarked
package dev.pesewa.metrics.audit;

import org.jspecify.annotations.NullMarked;
