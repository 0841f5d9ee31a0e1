/// The tables `client` and `client_policy`, written by Panache; names for many ids at once, and the
/// publication of all clients, are read by explicit SQL.
@NullMarked
package dev.pesewa.usage.client.postgres;

import org.jspecify.annotations.NullMarked;
