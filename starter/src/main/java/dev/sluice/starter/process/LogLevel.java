package dev.sluice.starter.process;

/** How much is logged. */
enum LogLevel {
    error,
    warn,
    info,
    debug
}
