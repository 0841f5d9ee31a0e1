/// The tables `retention`, written by Panache, and `usage_floor`, by explicit SQL; and the
/// functions of the database that delete events, which the service's role may not do itself.
@NullMarked
package dev.pesewa.usage.retention.postgres;

import org.jspecify.annotations.NullMarked;
