/// The workspaces of the installation; the other services follow them by events.
@NullMarked
package dev.pesewa.gateway.workspace;

import org.jspecify.annotations.NullMarked;
