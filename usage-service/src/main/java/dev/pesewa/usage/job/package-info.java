/// Long work that an operator asks for: kept in a table, done by whichever replica takes it, taken
/// up again by another when that one dies. Work is done in steps that may be repeated.
@NullMarked
package dev.pesewa.usage.job;

import org.jspecify.annotations.NullMarked;
