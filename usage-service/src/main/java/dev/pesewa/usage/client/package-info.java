/// The end customers of a workspace. Only registered, active ones are metered; a client that was
/// registered once stays known for ever, so an accepted event never becomes an orphan.
@NullMarked
package dev.pesewa.usage.client;

import org.jspecify.annotations.NullMarked;
