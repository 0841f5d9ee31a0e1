/// What every service's OpenAPI document says in the same words: the problems, and how requests are
/// repeated. A resource adds only what is its own.
@NullMarked
package dev.pesewa.kit.contract;

import org.jspecify.annotations.NullMarked;
