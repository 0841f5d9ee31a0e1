/// The table of clients.
@NullMarked
package dev.pesewa.usage.client.postgres;

import org.jspecify.annotations.NullMarked;
