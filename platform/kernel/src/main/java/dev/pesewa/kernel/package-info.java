/// The words every service shares: amounts, ids, periods, problems. Pure Java, no dependency, no
/// I/O, no clock. Never holds a rule that belongs to one service alone.
@NullMarked
package dev.pesewa.kernel;

import org.jspecify.annotations.NullMarked;
