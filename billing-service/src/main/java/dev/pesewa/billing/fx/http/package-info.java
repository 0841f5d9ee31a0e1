/// Exchange rates over HTTP.
@NullMarked
package dev.pesewa.billing.fx.http;

import org.jspecify.annotations.NullMarked;
