/// Everything on one machine, for real: PostgreSQL, Kafka, the simulators and the four services as
/// processes of their own, each of which can be killed and started again. Never used in production.
@NullMarked
package dev.pesewa.local;

import org.jspecify.annotations.NullMarked;
