/// Kafka: appending records with an acknowledgement, and reading them in batches. Delivery is at
/// least once; whoever reads makes the effect exactly once by a key committed with it.
@NullMarked
package dev.pesewa.kit.messaging;

import org.jspecify.annotations.NullMarked;
