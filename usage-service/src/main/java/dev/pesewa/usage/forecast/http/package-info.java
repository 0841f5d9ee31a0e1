/// The door to forecasts.
@NullMarked
package dev.pesewa.usage.forecast.http;

import org.jspecify.annotations.NullMarked;
