/// Sends stored responses over HTTP.
@NullMarked
package dev.pesewa.billing.idempotency.http;

import org.jspecify.annotations.NullMarked;
