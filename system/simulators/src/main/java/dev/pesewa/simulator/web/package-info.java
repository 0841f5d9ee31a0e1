/// A small HTTP server: routes, JSON in and out, a bounded memory of the requests received. Knows
/// nothing of providers.
@NullMarked
package dev.pesewa.simulator.web;

import org.jspecify.annotations.NullMarked;
