/// `/api/usage/jobs`: how far long work is.
@NullMarked
package dev.pesewa.usage.job.http;

import org.jspecify.annotations.NullMarked;
