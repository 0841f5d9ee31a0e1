/// The table of workspaces.
@NullMarked
package dev.pesewa.gateway.workspace.postgres;

import org.jspecify.annotations.NullMarked;
