/// The doors to workspaces.
@NullMarked
package dev.pesewa.gateway.workspace.http;

import org.jspecify.annotations.NullMarked;
