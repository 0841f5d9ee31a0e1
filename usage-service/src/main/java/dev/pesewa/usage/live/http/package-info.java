/// The door to live updates.
@NullMarked
package dev.pesewa.usage.live.http;

import org.jspecify.annotations.NullMarked;
