package dev.sluice.starter.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program that starts Sluice. */
final class Launcher {
    private static final String NAME = "sluice";

    private Launcher() {}

    /** Its path in the distribution that this code is from; its name when this code is from none. */
    static String path() {
        try {
            Path code = Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path launcher = code.resolveSibling("../bin/" + NAME).normalize();
            return Files.isExecutable(launcher) ? launcher.toString() : NAME;
        } catch (URISyntaxException unusual) {
            return NAME;
        }
    }
}
