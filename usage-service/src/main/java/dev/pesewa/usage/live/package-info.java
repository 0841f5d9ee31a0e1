/// Tells watchers of a workspace what it has used, as it uses it: at most once a second, and only
/// when something has changed.
@NullMarked
package dev.pesewa.usage.live;

import org.jspecify.annotations.NullMarked;
