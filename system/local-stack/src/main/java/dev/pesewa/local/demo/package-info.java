/// The main story, told over HTTP. It checks the system against plain arithmetic and never against
/// itself.
@NullMarked
package dev.pesewa.local.demo;

import org.jspecify.annotations.NullMarked;
