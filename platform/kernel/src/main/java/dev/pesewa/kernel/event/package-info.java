/// What crosses a process border over Kafka. Each record is the `data` of one CloudEvent; its
/// schema and a golden example live in `contracts/events`. Fields are only ever added.
@NullMarked
package dev.pesewa.kernel.event;

import org.jspecify.annotations.NullMarked;
