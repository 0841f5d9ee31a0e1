/// The table `client`: written by Panache, looked up for many events at once by explicit SQL.
@NullMarked
package dev.pesewa.usage.client.postgres;

import org.jspecify.annotations.NullMarked;
