package dev.pesewa.billing.badly;

import jakarta.ws.rs.core.Response;

record SpeaksHttp(Response response) {}
