/// Routing on Vert.x: the request's stream goes to the service as it comes, and back.
@NullMarked
package dev.pesewa.gateway.route.vertx;

import org.jspecify.annotations.NullMarked;
