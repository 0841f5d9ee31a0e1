/// The doors to charges, checks, credits and the trial.
@NullMarked
package dev.pesewa.billing.charge.http;

import org.jspecify.annotations.NullMarked;
