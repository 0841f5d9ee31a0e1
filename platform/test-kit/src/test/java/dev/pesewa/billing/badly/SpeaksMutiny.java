package dev.pesewa.billing.badly;

import io.smallrye.mutiny.Uni;

record SpeaksMutiny(Uni<String> later) {}
