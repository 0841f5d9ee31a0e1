/// Passes requests on to the service that answers them, and answers for a service that is down.
///
/// Owns: which address belongs to which service, request ids, the limit of a body, the headers that
/// say who sent a request. Does not own: tokens and roles, which every service checks for itself;
/// what bodies mean.
///
/// Invariants: a body passes byte for byte (webhooks are signed over their bytes); an address is
/// routed as the service will read it, so no detour with dots or escapes reaches another service or
/// a service's `/q/*`; every answer carries the `X-Request-Id` that the service saw.
///
/// The flow starts in `GatewayProxy`, before the gateway's own resources are asked.
@NullMarked
package dev.pesewa.gateway.route;

import org.jspecify.annotations.NullMarked;
