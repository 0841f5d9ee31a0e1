/// Each service's own copy of the workspaces, fed by the gateway's events.
@NullMarked
package dev.pesewa.kit.workspace;

import org.jspecify.annotations.NullMarked;
