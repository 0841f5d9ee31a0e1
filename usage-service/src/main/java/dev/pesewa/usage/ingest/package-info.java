/// Takes events in: reads them strictly, prices them, and has them acknowledged by the log before
/// the caller hears 'accepted'. Needs no database for known clients. Never stores anything itself.
@NullMarked
package dev.pesewa.usage.ingest;

import org.jspecify.annotations.NullMarked;
