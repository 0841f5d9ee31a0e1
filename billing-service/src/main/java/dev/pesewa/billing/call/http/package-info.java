/// The shapes of calls in requests.
@NullMarked
package dev.pesewa.billing.call.http;

import org.jspecify.annotations.NullMarked;
