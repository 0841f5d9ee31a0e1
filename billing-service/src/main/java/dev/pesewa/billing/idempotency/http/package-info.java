/// How stored responses are sent.
@NullMarked
package dev.pesewa.billing.idempotency.http;

import org.jspecify.annotations.NullMarked;
