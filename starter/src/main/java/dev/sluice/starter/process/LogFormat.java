package dev.sluice.starter.process;

/** How log lines look. */
enum LogFormat {
    /** {@code key=value} pairs. */
    text,
    /** One JSON object a line. */
    json
}
