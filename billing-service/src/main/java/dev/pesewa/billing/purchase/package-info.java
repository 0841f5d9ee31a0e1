/// Purchases of credit packs, from the request to the credits in the wallet.
///
/// Owns purchases, the webhooks of payment providers as they arrived, and what was made of each.
/// Does not own the packs (`catalog`) or the wallet (`ledger`, written through `commit`).
///
/// Invariants: a payment is credited once, on the provider's verified word, when amount, currency
/// and reference match the purchase (I5); a payment that matches no purchase is kept for operators
/// and credits nothing; a webhook is stored before anything is made of it, and one whose signature
/// is wrong is not stored; a reference exists in our table before the provider learns of it.
///
/// Starts at `http.PurchaseResource.buy` (`StartPurchase`); the payment arrives at
/// `http.PaystackWebhook` or is asked for in `http.PurchaseResource.verify`, and both end in
/// `ApplyPayment`.
@NullMarked
package dev.pesewa.billing.purchase;

import org.jspecify.annotations.NullMarked;
