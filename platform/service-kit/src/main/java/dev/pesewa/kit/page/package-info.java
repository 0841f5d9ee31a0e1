/// Lists: a page of items and an opaque cursor to the next.
@NullMarked
package dev.pesewa.kit.page;

import org.jspecify.annotations.NullMarked;
