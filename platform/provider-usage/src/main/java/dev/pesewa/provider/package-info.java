/// Reads the `usage` object of a model provider's answer into disjoint counts of tokens. Example:
/// OpenAI's `{"prompt_tokens":2006,"completion_tokens":300,"prompt_tokens_details":
/// {"cached_tokens":1920}}` is 86 tokens of input, 1,920 from the cache and 300 of output.
///
/// Owns the table of wire shapes (`WireShapes`: which provider names what how) and the arithmetic
/// that makes counts disjoint (`DisjointCounts`). Pure Java; it depends on the kernel for the kinds
/// of tokens, and on Jackson for the tree that it reads.
///
/// Does not own prices, names of models, or what happens to a call that cannot be counted.
///
/// Invariants: the counts of a `CountedUsage` are disjoint, and together they are the total that
/// the provider tells, where it tells one. What does not add up is an `UncountedUsage` with the
/// reason: a count is never guessed (I8).
///
/// The flow starts in `ProviderUsage.read`.
@NullMarked
package dev.pesewa.provider;

import org.jspecify.annotations.NullMarked;
