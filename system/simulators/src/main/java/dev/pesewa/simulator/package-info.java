/// Payment providers on this machine: they speak as the real ones do, and misbehave when told to
/// (`/control`). State lives in memory and listens on loopback only.
///
/// Owns one package for each provider, with its resources, its control and its webhooks: a new
/// provider is a new package beside `paystack`. Does not own anything about credits, and shares no
/// code with the services it plays against: what both sides got wrong together would otherwise pass
/// every test. The program is a Quarkus application; `SimulatorConfig` says what it is told.
@NullMarked
package dev.pesewa.simulator;

import org.jspecify.annotations.NullMarked;
