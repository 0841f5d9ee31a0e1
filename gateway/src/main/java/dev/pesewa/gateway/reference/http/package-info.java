/// What a developer of a client reads at the gateway: the one OpenAPI document of all services, and
/// a page for each problem.
///
/// Owns: the addresses `/openapi.yaml`, `/openapi.json` and `/problems`. Does not own: what stands
/// there. The document is `contracts/openapi/pesewa.yaml`, which a system test keeps equal to the
/// running services; the texts of problems are those of `ProblemCode`.
///
/// Invariant: everybody may read it, without a token. The flow starts in the two resources.
@NullMarked
package dev.pesewa.gateway.reference.http;

import org.jspecify.annotations.NullMarked;
