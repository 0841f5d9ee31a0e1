/// What each metric means, word for word as published (M2), and in which zone and currency it is
/// reported. Never computes anything.
@NullMarked
package dev.pesewa.metrics.definition;

import org.jspecify.annotations.NullMarked;
