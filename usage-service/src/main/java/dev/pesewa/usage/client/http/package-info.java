/// The doors to clients.
@NullMarked
package dev.pesewa.usage.client.http;

import org.jspecify.annotations.NullMarked;
