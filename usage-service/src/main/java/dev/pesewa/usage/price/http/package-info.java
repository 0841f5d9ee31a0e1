/// The doors to prices.
@NullMarked
package dev.pesewa.usage.price.http;

import org.jspecify.annotations.NullMarked;
