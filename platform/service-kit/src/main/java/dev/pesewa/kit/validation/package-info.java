/// Owns the constraints that Bean Validation does not bring, and the words of all of them
/// (`ValidationMessages.properties`). Does not own what a field means: that is its request record's
/// feature. `ExceptionMappers` turns violations into the problem `malformed`.
@NullMarked
package dev.pesewa.kit.validation;

import org.jspecify.annotations.NullMarked;
