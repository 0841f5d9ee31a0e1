/// The catalog over HTTP: versions for operators, the price list for customers.
@NullMarked
package dev.pesewa.billing.catalog.http;

import org.jspecify.annotations.NullMarked;
