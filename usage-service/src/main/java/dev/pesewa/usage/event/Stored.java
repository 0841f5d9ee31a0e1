package dev.pesewa.usage.event;

import dev.pesewa.kernel.event.UsageRecorded;
import java.time.LocalDate;

/// An event to be stored, with the day and hour it falls on where its workspace is.
public record Stored(UsageRecorded event, LocalDate localDate, int localHour) {}
