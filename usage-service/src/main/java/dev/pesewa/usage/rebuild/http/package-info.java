/// The door to rebuilding.
@NullMarked
package dev.pesewa.usage.rebuild.http;

import org.jspecify.annotations.NullMarked;
