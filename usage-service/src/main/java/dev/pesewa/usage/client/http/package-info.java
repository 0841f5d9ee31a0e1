/// `/api/usage/clients`: adds, lists and changes clients. `/api/usage/settings`: the policy for
/// calls of others.
@NullMarked
package dev.pesewa.usage.client.http;

import org.jspecify.annotations.NullMarked;
