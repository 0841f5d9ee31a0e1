/// Simulations over HTTP.
@NullMarked
package dev.pesewa.billing.simulation.http;

import org.jspecify.annotations.NullMarked;
