/// Owns how decisions about wallets become durable: requests on wallets queue up (`WalletQueue`),
/// those that wait at the same moment are decided one after another from the wallet's state and
/// written by one statement in one commit (`GroupCommit`, ADR 7), each with its own response. The
/// statement writes postings, lots, holds, wallet row, idempotency keys, the call log and the
/// outbox together.
///
/// Does not own the rules of credits (`ledger`), nor what a request asks for (the use cases in
/// `charge`, `hold`, `purchase`).
///
/// Invariants: a wallet is in at most one batch at a time; a change is written only over the
/// version that it was decided from; no request is answered before its batch is committed; every
/// queue is bounded. The flow starts at `WalletCommitter`.
@NullMarked
package dev.pesewa.billing.commit;

import org.jspecify.annotations.NullMarked;
