/// The table `job`, by explicit SQL: taking a job is a claim among replicas.
@NullMarked
package dev.pesewa.usage.job.postgres;

import org.jspecify.annotations.NullMarked;
