package dev.sluice.starter.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sends the log of this process to a file, and nowhere else, until closed. */
public final class LogFile implements AutoCloseable {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = context.getLogger(Logging.OWN);
    private final List<Appender<ILoggingEvent>> before = new ArrayList<>();
    private final @Nullable Level rootBefore = root.getLevel();
    private final @Nullable Level ownBefore = own.getLevel();
    private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

    public LogFile(Path file) {
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(Logging.encoder(LogFormat.text, context));
        appender.start();
        root.iteratorForAppenders().forEachRemaining(before::add);
        before.forEach(root::detachAppender);
        root.addAppender(appender);
        root.setLevel(Level.WARN);
        own.setLevel(Level.INFO);
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
        before.forEach(root::addAppender);
        root.setLevel(rootBefore);
        own.setLevel(ownBefore);
    }
}
