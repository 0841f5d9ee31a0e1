/// Keeps personal data out of what is stored with a call. Only listed keys are kept, and no value
/// that looks like an e-mail address, a phone number or a payment card. Never repeats such a value,
/// not even in an error.
@NullMarked
package dev.pesewa.billing.privacy;

import org.jspecify.annotations.NullMarked;
