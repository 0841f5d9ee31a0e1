/// Owns long work that an operator asks for: the queue of jobs, who runs them, how far they are.
/// Example: `POST /api/usage/rebuild` answers 202 with a job; `GET /api/usage/jobs/{id}` shows 12
/// of 30 days done.
///
/// Does not own what the work does: that is the `JobHandler` of another feature.
///
/// Invariants: a job runs on one replica at a time; when that replica dies, another one begins the
/// job again, so every step of a handler can be repeated without a second effect.
///
/// Starts at `JobRunner.submit`; `JobRunner.runWaiting` takes what waits, once a second.
@NullMarked
package dev.pesewa.usage.job;

import org.jspecify.annotations.NullMarked;
