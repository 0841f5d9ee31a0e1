/// Paystack: its API, the signature of its webhooks, and how its JSON is read.
@NullMarked
package dev.pesewa.billing.purchase.paystack;

import org.jspecify.annotations.NullMarked;
