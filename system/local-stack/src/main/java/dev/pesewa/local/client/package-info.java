/// A client of the public API: tokens for every role, sample usage, and the import of files.
///
/// Owns how a file is read and how its rows become events. Does not own the rules that an event
/// must follow: the API judges, and its reasons are reported by row. Invariants: a row is counted
/// once, however often its file is imported; a row that cannot be used is counted and reported, and
/// the next one is read; memory does not grow with the file. The flow of an import starts in
/// `UsageImport.run`.
@NullMarked
package dev.pesewa.local.client;

import org.jspecify.annotations.NullMarked;
