/// The endpoints of workspaces.
@NullMarked
package dev.pesewa.gateway.workspace.http;

import org.jspecify.annotations.NullMarked;
