/// `GET /api/system/audit`, for operators only, and the interceptor that adds the entries.
@NullMarked
package dev.pesewa.metrics.audit.http;

import org.jspecify.annotations.NullMarked;
