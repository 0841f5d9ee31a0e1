/// Reports over HTTP.
@NullMarked
package dev.pesewa.billing.report.http;

import org.jspecify.annotations.NullMarked;
