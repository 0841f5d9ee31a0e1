/// What every service's OpenAPI document says in the same words: the problems, the parameters that
/// resources leave to the kit, which properties are required. A resource adds only what is its own.
///
/// Owns rules, one filter each. Does not own what an operation is for: that is its `@Operation`.
/// Invariant: a rule holds for every operation of every service. The flow starts in the build,
/// which runs the filters over what the scanner found.
@NullMarked
package dev.pesewa.kit.contract;

import org.jspecify.annotations.NullMarked;
