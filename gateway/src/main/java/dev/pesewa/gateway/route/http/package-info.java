/// The endpoint that only says that the gateway is up.
@NullMarked
package dev.pesewa.gateway.route.http;

import org.jspecify.annotations.NullMarked;
