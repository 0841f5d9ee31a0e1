package dev.pesewa.system;

import dev.pesewa.client.ApiClient;

/// Sets the generated Java client up, as a program of a workspace's owner would.
final class JavaClient {

    private JavaClient() {}

    static ApiClient ofOwner(String workspace) {
        var stack = SystemStack.get();
        var client = new ApiClient();
        client.updateBaseUri(stack.ports().gateway().toString());
        String token = stack.tokens().of("owner", workspace);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }
}
