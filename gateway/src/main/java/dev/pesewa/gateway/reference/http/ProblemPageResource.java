package dev.pesewa.gateway.reference.http;

import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The pages to which the `type` of a problem leads (RFC 9457). All text on them is our own.
@Path("/problems")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@NonBlocking
public class ProblemPageResource {

    @GET
    @Operation(hidden = true)
    public String list() {
        String rows =
                Arrays.stream(ProblemCode.values())
                        .map(ProblemPageResource::row)
                        .collect(Collectors.joining("\n"));
        return page(
                "Problems",
                """
                <p>Every error is an <code>application/problem+json</code> document (RFC 9457).
                Its <code>code</code> is one of these, its <code>type</code> leads to the page.</p>
                <table>
                <tr><th>Status</th><th>Code</th><th>Title</th></tr>
                %s
                </table>"""
                        .formatted(rows));
    }

    @GET
    @Path("{code}")
    @Operation(hidden = true)
    public String one(@PathParam("code") String code) {
        ProblemCode problem =
                ProblemCode.of(code).orElseThrow(() -> ProblemException.notFound("problem"));
        return page(
                problem.title(),
                """
                <p><code>%s</code>, status %d</p>
                <h2>What it means</h2>
                <p>%s</p>
                <h2>What to do</h2>
                <p>%s</p>
                <p><a href="/problems">All problems</a></p>"""
                        .formatted(
                                problem.code(),
                                problem.status(),
                                problem.meaning(),
                                problem.advice()));
    }

    private static String row(ProblemCode problem) {
        return "<tr><td>%d</td><td><a href=\"%s\">%s</a></td><td>%s</td></tr>"
                .formatted(problem.status(), problem.type(), problem.code(), problem.title());
    }

    private static String page(String title, String content) {
        return """
               <!DOCTYPE html>
               <html lang="en">
               <head>
               <meta charset="utf-8">
               <meta name="viewport" content="width=device-width">
               <title>%s - Pesewa</title>
               <style>body { font-family: sans-serif; max-width: 45em; margin: 2em auto; }</style>
               </head>
               <body>
               <h1>%s</h1>
               %s
               </body>
               </html>
               """
                .formatted(title, title, content);
    }
}
