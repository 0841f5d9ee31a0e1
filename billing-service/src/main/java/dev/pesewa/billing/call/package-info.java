/// Owns what is known of one AI call: what the app reports (`AiCall`), what it costs (`Costing`),
/// and what is kept of it (`LoggedCall`); and the model prices that hold now.
///
/// Does not own the price in credits (`catalog`) or which of the sent data may be kept (`privacy`).
/// `commit` writes the log of calls together with the postings.
///
/// Invariants: a cost is never guessed (I8); costs are in USD and not rounded; what was said in a
/// call is never kept. The flow starts at `CallRequest`, which makes an `AiCall`.
@NullMarked
package dev.pesewa.billing.call;

import org.jspecify.annotations.NullMarked;
