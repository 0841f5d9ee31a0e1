/// The door to events that were not counted.
@NullMarked
package dev.pesewa.usage.event.http;

import org.jspecify.annotations.NullMarked;
