/// What a workspace wants to spend in a month at most: tells when thresholds are reached, once
/// each, and when a hard stop begins and ends. Judges what is stored; billing refuses the calls.
@NullMarked
package dev.pesewa.usage.budget;

import org.jspecify.annotations.NullMarked;
