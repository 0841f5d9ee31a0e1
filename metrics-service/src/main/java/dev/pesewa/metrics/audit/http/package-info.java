/// `GET /api/system/audit`, for operators only.
@NullMarked
package dev.pesewa.metrics.audit.http;

import org.jspecify.annotations.NullMarked;
