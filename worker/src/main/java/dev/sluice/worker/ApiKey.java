package dev.sluice.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key for the Temporal server. Its value is never printed. */
public sealed interface ApiKey {
    String FILE = "--temporal-api-key-file";

    /** The key as it is now; empty when there is none. */
    String value();

    /** No key is sent. */
    record None() implements ApiKey {
        @Override
        public String value() {
            return "";
        }
    }

    /** A key that stays the same for the life of the process. */
    record Fixed(String value) implements ApiKey {
        @Override
        public String toString() {
            return "Fixed[***]";
        }
    }

    /** A key that is read anew for each call, so that it can be changed under way. */
    record InFile(Path path) implements ApiKey {
        public InFile {
            InvalidSetting.require(Files.isReadable(path), FILE, path, "must be a readable file");
        }

        @Override
        public String value() {
            try {
                return Files.readString(path).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
