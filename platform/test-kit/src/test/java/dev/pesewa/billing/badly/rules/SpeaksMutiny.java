package dev.pesewa.billing.badly.rules;

import io.smallrye.mutiny.Uni;

record SpeaksMutiny(Uni<String> later) {}
