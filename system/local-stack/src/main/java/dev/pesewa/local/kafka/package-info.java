/// One Kafka node (KRaft) in a JVM of its own, so that it can be killed like the real one.
///
/// Owns the broker, its storage and the system's topics. Does not own what is in the topics. The
/// flow starts in `LocalKafka.start`.
@NullMarked
package dev.pesewa.local.kafka;

import org.jspecify.annotations.NullMarked;
