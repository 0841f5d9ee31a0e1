/// The tables of identity: users and API keys by Panache, signing keys by explicit SQL.
@NullMarked
package dev.pesewa.gateway.identity.postgres;

import org.jspecify.annotations.NullMarked;
