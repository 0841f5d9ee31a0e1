/// A sample that keeps every rule, close to where each is broken.
@NullMarked
package dev.pesewa.billing.well;

import org.jspecify.annotations.NullMarked;
