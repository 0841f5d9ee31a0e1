/// Owns how long a workspace keeps its events one by one, and deletes those that it keeps no
/// longer. Example: with 2 months, on 5 September everything before 1 July is deleted.
///
/// Does not own the sums of those events (`rollup`): they are kept for ever.
///
/// Invariants: the ids of deleted events stay, so an event that is sent again is not counted twice
/// (I1). What is deleted does not come back: the floor of a workspace never goes down, and a
/// rebuild leaves the days before it alone.
///
/// Starts at `RetentionResource` for people, and once an hour at `DeleteExpiredEvents`.
@NullMarked
package dev.pesewa.usage.retention;

import org.jspecify.annotations.NullMarked;
