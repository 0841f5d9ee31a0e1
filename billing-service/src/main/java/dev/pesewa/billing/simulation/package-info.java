/// Past calls under other prices: what they would have brought in, for whom it would have been
/// dearer, and who would have run out of credits, and when.
@NullMarked
package dev.pesewa.billing.simulation;

import org.jspecify.annotations.NullMarked;
