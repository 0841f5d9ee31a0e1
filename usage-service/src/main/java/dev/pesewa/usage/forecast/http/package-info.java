/// `/api/usage/forecast`: what this month is going to cost.
@NullMarked
package dev.pesewa.usage.forecast.http;

import org.jspecify.annotations.NullMarked;
