/// Benchmarks: `./pesewa bench KIND`. Every figure is a ratio to a limit that was measured in the
/// same run on the same machine. Owns its own PostgreSQL, Kafka and service, and ends them.
@NullMarked
package dev.pesewa.bench;

import org.jspecify.annotations.NullMarked;
