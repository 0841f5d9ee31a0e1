/// Small things that are read from the database now and then and used all the time.
@NullMarked
package dev.pesewa.kit.refresh;

import org.jspecify.annotations.NullMarked;
