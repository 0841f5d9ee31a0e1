/// `./pesewa demo`: a business signs up, meters its usage, buys credits, spends them and proves its
/// books, all over HTTP.
///
/// Owns the steps and the figures that are expected. Does not own any rule of the services: a
/// figure is computed here by plain arithmetic, so that the system is never checked against itself.
/// The flow starts in `Demo.run`.
@NullMarked
package dev.pesewa.local.demo;

import org.jspecify.annotations.NullMarked;
