/// Reads `pesewa.usage` and `pesewa.billing`. Decides nothing: a batch becomes facts and is stored.
@NullMarked
package dev.pesewa.metrics.fact.kafka;

import org.jspecify.annotations.NullMarked;
