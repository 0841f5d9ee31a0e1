/// The table of jobs.
@NullMarked
package dev.pesewa.usage.job.postgres;

import org.jspecify.annotations.NullMarked;
