/// Makes rollups anew from the events they are made of, a day at a time, while everything runs.
@NullMarked
package dev.pesewa.usage.rebuild;

import org.jspecify.annotations.NullMarked;
