/// Owns what can be told of every endpoint from its annotations: which query parameters, methods
/// and media types it takes (`ResourceMethods`), and what every response has, such as
/// `Cache-Control` (`ResponseFilters`).
///
/// Does not own what a parameter means (its resource does) or the text of problems
/// (`problem.ExceptionMappers`).
///
/// Invariants: a query parameter that the endpoint does not declare is refused, so that no request
/// is answered for another range than it asked for; nothing that this service answers is stored by
/// a cache unless the resource says so. The flow starts at `QueryParameterFilter`, before the
/// resource method, and ends at `ResponseFilters`.
@NullMarked
package dev.pesewa.kit.resource;

import org.jspecify.annotations.NullMarked;
