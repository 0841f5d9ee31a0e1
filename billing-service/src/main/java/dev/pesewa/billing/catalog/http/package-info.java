/// The price list.
@NullMarked
package dev.pesewa.billing.catalog.http;

import org.jspecify.annotations.NullMarked;
