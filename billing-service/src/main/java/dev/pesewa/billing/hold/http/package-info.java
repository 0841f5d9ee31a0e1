/// Holds over HTTP.
@NullMarked
package dev.pesewa.billing.hold.http;

import org.jspecify.annotations.NullMarked;
