/// Turns every exception into one RFC 9457 document. Never shows a stack trace or a class name.
@NullMarked
package dev.pesewa.kit.problem;

import org.jspecify.annotations.NullMarked;
