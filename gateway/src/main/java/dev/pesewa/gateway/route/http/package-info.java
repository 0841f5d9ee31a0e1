/// The door that only says that the gateway is there.
@NullMarked
package dev.pesewa.gateway.route.http;

import org.jspecify.annotations.NullMarked;
