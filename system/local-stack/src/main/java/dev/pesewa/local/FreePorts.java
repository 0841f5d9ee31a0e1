package dev.pesewa.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/// Ports on 127.0.0.1 that nobody listens on.
public final class FreePorts {

    private static final int FIRST_BLOCK = 20_000;
    private static final int LAST_BLOCK = 29_000;
    private static final int BLOCK = 20;

    private FreePorts() {}

    /// One that the kernel chooses, and none of those, which the caller is about to listen on: the
    /// kernel may choose the same one twice until somebody does.
    public static int find(int... chosenBefore) {
        while (true) {
            int port = chosenByTheKernel();
            if (IntStream.of(chosenBefore).noneMatch(before -> before == port)) {
                return port;
            }
        }
    }

    private static int chosenByTheKernel() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /// The first of a row of free ones, as `PESEWA_PORT` wants it.
    public static int block() {
        for (int first = FIRST_BLOCK; first < LAST_BLOCK; first += BLOCK) {
            if (isFree(first, BLOCK)) {
                return first;
            }
        }
        throw new LocalException("No row of " + BLOCK + " free ports was found.");
    }

    private static boolean isFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            if (!isFree(port)) {
                return false;
            }
        }
        return true;
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
