/// Paystack as its public documentation and its users describe it: amounts in pesewas, a signed
/// webhook only for success, `status:true` that does not mean success.
///
/// Owns the payments of this provider, its checkout page, its webhooks and its control. Does not
/// own the purchase that a payment belongs to. Invariants: a reference is taken once; a payment
/// that succeeded stays so; ids are larger than a double can hold and never come again, not even
/// after a restart. The flow starts in `PaystackResource`, where a merchant opens a payment;
/// `Payments` takes it to its webhook.
@NullMarked
package dev.pesewa.simulator.paystack;

import org.jspecify.annotations.NullMarked;
