/// The copy of clients and policies, by explicit SQL: only the consumer writes it.
@NullMarked
package dev.pesewa.billing.client.postgres;

import org.jspecify.annotations.NullMarked;
