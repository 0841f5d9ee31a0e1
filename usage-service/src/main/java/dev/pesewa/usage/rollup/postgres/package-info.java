/// The folding statement and its loop.
@NullMarked
package dev.pesewa.usage.rollup.postgres;

import org.jspecify.annotations.NullMarked;
