/// Who is calling: the verified token's subject, roles and workspace. A workspace that is not the
/// token's does not exist for the caller.
@NullMarked
package dev.pesewa.kit.identity;

import org.jspecify.annotations.NullMarked;
