/// The whole system on one machine: PostgreSQL, Kafka, the simulators and the four services as
/// processes of their own, each of which can be killed and started again. `./pesewa up` starts it,
/// and the tests of services and of the system run on it.
///
/// Owns the processes, their ports, their environment and the state folder. Does not own anything
/// that a service decides, and is never part of a deployment. Invariants: everything listens on
/// 127.0.0.1; two stacks with different ports and folders run side by side; a process that this
/// launcher did not start is never ended. The flow starts in `Stack.up`.
@NullMarked
package dev.pesewa.local;

import org.jspecify.annotations.NullMarked;
