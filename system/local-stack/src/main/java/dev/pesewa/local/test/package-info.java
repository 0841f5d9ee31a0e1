/// PostgreSQL and Kafka for a service's own tests, and tokens that only those tests accept.
///
/// Owns what a Quarkus test needs from outside. Does not own the service under test. The flow
/// starts in `ServiceInfrastructure`, which a test names as its resource.
@NullMarked
package dev.pesewa.local.test;

import org.jspecify.annotations.NullMarked;
