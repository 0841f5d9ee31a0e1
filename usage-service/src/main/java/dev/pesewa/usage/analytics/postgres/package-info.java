/// The queries over rollups.
@NullMarked
package dev.pesewa.usage.analytics.postgres;

import org.jspecify.annotations.NullMarked;
