/// One AI call: what was asked of which model, what it cost the house, what the workspace paid. The
/// log of calls is written together with the postings; it never holds what was said in a call.
@NullMarked
package dev.pesewa.billing.call;

import org.jspecify.annotations.NullMarked;
