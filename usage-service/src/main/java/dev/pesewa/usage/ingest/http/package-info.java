/// The door for events: single, array, NDJSON, CloudEvents.
@NullMarked
package dev.pesewa.usage.ingest.http;

import org.jspecify.annotations.NullMarked;
