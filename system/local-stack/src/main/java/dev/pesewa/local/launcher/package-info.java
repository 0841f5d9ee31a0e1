/// The commands of `./pesewa`. Their words, output and exit codes are a contract: other people's
/// scripts call them. Standard output holds results only; everything else goes to standard error.
@NullMarked
package dev.pesewa.local.launcher;

import org.jspecify.annotations.NullMarked;
