/// `/api/usage/retention`: how long a workspace keeps its events.
@NullMarked
package dev.pesewa.usage.retention.http;

import org.jspecify.annotations.NullMarked;
