/// The consumer of clients and policies on `pesewa.activity`.
@NullMarked
package dev.pesewa.billing.client.kafka;

import org.jspecify.annotations.NullMarked;
