package dev.sluice.metrics.http;

import java.io.IOException;
import java.net.InetAddress;

/** The policy does not allow a connection. */
final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1;

    ForbiddenAddressException(InetAddress address, String why) {
        super("metrics may not connect to " + address.getHostAddress() + ": " + why);
    }
}
