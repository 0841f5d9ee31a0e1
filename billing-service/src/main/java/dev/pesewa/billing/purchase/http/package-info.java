/// The doors to purchases, and the providers' webhooks.
@NullMarked
package dev.pesewa.billing.purchase.http;

import org.jspecify.annotations.NullMarked;
