/// How JSON is read and written, in one place: strict for requests, exact for numbers.
@NullMarked
package dev.pesewa.kit.json;

import org.jspecify.annotations.NullMarked;
