/// PostgreSQL and Kafka for a service's own tests, and tokens that only those tests accept.
@NullMarked
package dev.pesewa.local.test;

import org.jspecify.annotations.NullMarked;
