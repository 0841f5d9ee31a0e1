/// `/api/usage/model-prices` explains and states prices; `/api/usage/reprice` prices stored calls
/// again.
@NullMarked
package dev.pesewa.usage.price.http;

import org.jspecify.annotations.NullMarked;
