/// Events in pages by key.
@NullMarked
package dev.pesewa.usage.export.postgres;

import org.jspecify.annotations.NullMarked;
