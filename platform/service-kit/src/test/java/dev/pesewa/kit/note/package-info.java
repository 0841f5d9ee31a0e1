/// A small service that uses the kit as the four services do, for the kit's own tests.
@NullMarked
package dev.pesewa.kit.note;

import org.jspecify.annotations.NullMarked;
