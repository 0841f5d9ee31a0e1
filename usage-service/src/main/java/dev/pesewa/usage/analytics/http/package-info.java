/// The doors to statistics.
@NullMarked
package dev.pesewa.usage.analytics.http;

import org.jspecify.annotations.NullMarked;
