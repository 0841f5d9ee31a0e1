/// The one place that makes ids. They are UUIDv7, so rows arrive in the order of their keys.
@NullMarked
package dev.pesewa.kit.id;

import org.jspecify.annotations.NullMarked;
