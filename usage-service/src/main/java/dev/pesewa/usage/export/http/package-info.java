/// The door to exports.
@NullMarked
package dev.pesewa.usage.export.http;

import org.jspecify.annotations.NullMarked;
