/// The door to jobs.
@NullMarked
package dev.pesewa.usage.job.http;

import org.jspecify.annotations.NullMarked;
