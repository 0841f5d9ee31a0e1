/// `GET /api/system/metrics/…`, for operators only. Every request has an entry in the audit log.
@NullMarked
package dev.pesewa.metrics.kpi.http;

import org.jspecify.annotations.NullMarked;
