/// Work in the background: again and again, through outages, until the service stops.
@NullMarked
package dev.pesewa.kit.loop;

import org.jspecify.annotations.NullMarked;
