/// The tables of identity.
@NullMarked
package dev.pesewa.gateway.identity.postgres;

import org.jspecify.annotations.NullMarked;
