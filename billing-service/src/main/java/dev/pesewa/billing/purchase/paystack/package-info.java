/// Paystack: its calls, its signature, its words.
@NullMarked
package dev.pesewa.billing.purchase.paystack;

import org.jspecify.annotations.NullMarked;
