/// The door to retentions.
@NullMarked
package dev.pesewa.usage.retention.http;

import org.jspecify.annotations.NullMarked;
