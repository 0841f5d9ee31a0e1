/// The house rules as tests, and the golden files that cross process borders. On the test class
/// path only.
///
/// Invariant: every rule has a bad sample in this module's tests that it must catch, so that a rule
/// which has stopped working is noticed.
@NullMarked
package dev.pesewa.testkit;

import org.jspecify.annotations.NullMarked;
