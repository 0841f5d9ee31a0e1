/// Payment providers on this machine: they speak as the real ones do, and misbehave when told to
/// (`/control`). State lives in memory and listens on loopback only.
///
/// Never does: decide anything about credits, share code with the services it plays against. What
/// both sides got wrong together would otherwise pass every test.
@NullMarked
package dev.pesewa.simulator;

import org.jspecify.annotations.NullMarked;
