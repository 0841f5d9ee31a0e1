/// What a month is going to cost: seasonal by weekday and hour of day, with an interval, tried on
/// the workspace's own past. An estimate, and says how good it was before.
@NullMarked
package dev.pesewa.usage.forecast;

import org.jspecify.annotations.NullMarked;
