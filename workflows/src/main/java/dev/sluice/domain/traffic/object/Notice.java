package dev.sluice.domain.traffic.object;

/** What an Event about a write says, once it is carried out (spec 8.3). */
public record Notice(String reason, String message) {}
