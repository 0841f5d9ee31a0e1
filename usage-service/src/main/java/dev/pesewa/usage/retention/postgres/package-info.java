/// The tables of retentions, and dropping what they gave up.
@NullMarked
package dev.pesewa.usage.retention.postgres;

import org.jspecify.annotations.NullMarked;
