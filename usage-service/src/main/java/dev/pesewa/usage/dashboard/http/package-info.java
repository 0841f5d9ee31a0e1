/// Everything a workspace's usage page shows at once.
@NullMarked
package dev.pesewa.usage.dashboard.http;

import org.jspecify.annotations.NullMarked;
