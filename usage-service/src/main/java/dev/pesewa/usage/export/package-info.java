/// Every event of a range as CSV or JSON, streamed.
@NullMarked
package dev.pesewa.usage.export;

import org.jspecify.annotations.NullMarked;
