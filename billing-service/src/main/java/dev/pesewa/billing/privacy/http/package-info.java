/// A workspace's settings over HTTP.
@NullMarked
package dev.pesewa.billing.privacy.http;

import org.jspecify.annotations.NullMarked;
