package dev.pesewa.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Requests that no well-behaved client would send.
final class RawHttp {

    private static final int PATIENCE_MS = 20_000;

    private RawHttp() {}

    /// The status of a GET; `headers` are whole lines.
    static int status(URI server, String path, String headers) throws IOException {
        return Integer.parseInt(head(server, path, headers).split(" ", 3)[1]);
    }

    /// The answer's first line and headers.
    static String head(URI server, String path, String headers) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: pesewa\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            var head = new StringBuilder();
            for (String line = answer.readLine();
                    line != null && !line.isEmpty();
                    line = answer.readLine()) {
                head.append(line).append('\n');
            }
            return head.toString();
        }
    }
}
