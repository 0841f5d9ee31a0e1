/// What was used: statistics, dashboard, summary, cost per active user. Reads rollups only.
@NullMarked
package dev.pesewa.usage.analytics;

import org.jspecify.annotations.NullMarked;
