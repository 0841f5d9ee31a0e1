/// `/api/usage/live`: the updates as server-sent events.
@NullMarked
package dev.pesewa.usage.live.http;

import org.jspecify.annotations.NullMarked;
