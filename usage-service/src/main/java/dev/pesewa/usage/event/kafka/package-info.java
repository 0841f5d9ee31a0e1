/// Reads the usage topic.
@NullMarked
package dev.pesewa.usage.event.kafka;

import org.jspecify.annotations.NullMarked;
