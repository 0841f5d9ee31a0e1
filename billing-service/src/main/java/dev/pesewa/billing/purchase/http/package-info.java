/// Purchases over HTTP, and the webhooks of the providers.
@NullMarked
package dev.pesewa.billing.purchase.http;

import org.jspecify.annotations.NullMarked;
