/// Passes requests on to the service that answers them, byte for byte, and bounds what passes.
@NullMarked
package dev.pesewa.gateway.route;

import org.jspecify.annotations.NullMarked;
