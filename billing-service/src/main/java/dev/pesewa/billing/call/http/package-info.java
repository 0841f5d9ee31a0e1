/// The body of requests that report a call, and the checks of its fields.
@NullMarked
package dev.pesewa.billing.call.http;

import org.jspecify.annotations.NullMarked;
