/// One Kafka node (KRaft) in a JVM of its own, so that it can be killed like the real one.
@NullMarked
package dev.pesewa.local.kafka;

import org.jspecify.annotations.NullMarked;
