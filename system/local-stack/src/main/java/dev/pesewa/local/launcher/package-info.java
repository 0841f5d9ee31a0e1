/// The commands of `./pesewa`, one class each, read by picocli. Their names, output and exit codes
/// are a contract: other people's scripts call them.
///
/// Owns arguments, output and exit codes. Does not own what a command does with the stack: that is
/// in the packages beside this one. Invariants: standard output holds the result and nothing else,
/// all other messages go to standard error; 0 is done, 1 failed with a reason, 2 not understood.
/// The flow starts in `Launcher.main`; `test`, `bench` and `fmt` are run by the script `pesewa`
/// itself.
@NullMarked
package dev.pesewa.local.launcher;

import org.jspecify.annotations.NullMarked;
