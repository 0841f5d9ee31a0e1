/// `/api/usage/clients`: adds, lists and changes clients.
@NullMarked
package dev.pesewa.usage.client.http;

import org.jspecify.annotations.NullMarked;
