/// Credits set aside before a call and settled after it. The rules are `WalletState`'s; this makes
/// the amounts, answers and events, and sees to it that no hold stays open for ever.
@NullMarked
package dev.pesewa.billing.hold;

import org.jspecify.annotations.NullMarked;
