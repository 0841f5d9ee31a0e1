/// Benchmarks: `./pesewa bench KIND`.
///
/// Owns a PostgreSQL, a Kafka and one service for each run, and ends them. Does not own what is
/// fast enough for anybody: every figure is a ratio to a limit that was measured in the same run on
/// the same machine, such as the bare SQL statement over the same driver. The flow starts in
/// `Bench`.
@NullMarked
package dev.pesewa.bench;

import org.jspecify.annotations.NullMarked;
