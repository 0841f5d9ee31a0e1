/// Exchange rates over HTTP: what operators put and see, and what a live source says.
@NullMarked
package dev.pesewa.billing.fx.http;

import org.jspecify.annotations.NullMarked;
