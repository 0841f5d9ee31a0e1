package dev.pesewa.usage.event;

import java.util.List;

/// Where events are stored.
public interface Events {

    /// Stores those that are not there yet and adds them to the rollups, in one transaction.
    /// Returns how many were new.
    int store(List<Stored> events);
}
