/// The tables of events, keys and rejections.
@NullMarked
package dev.pesewa.usage.event.postgres;

import org.jspecify.annotations.NullMarked;
