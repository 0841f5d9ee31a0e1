/// What all simulated providers share: a bounded log of the requests they received, errors in JSON,
/// and JSON that is read whatever content type it came with.
///
/// Owns `/health` and `/control/requests`. Does not own what any provider answers, and knows none
/// of them. Invariant: a request is in the log before its answer leaves, so that a test which got
/// the answer finds it there. The flow starts in `RequestRecorder`, in front of the resources.
@NullMarked
package dev.pesewa.simulator.web;

import org.jspecify.annotations.NullMarked;
