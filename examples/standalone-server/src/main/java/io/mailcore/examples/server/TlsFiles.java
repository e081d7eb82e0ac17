package io.mailcore.examples.server;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Certificate and key: both or neither. */
final class TlsFiles {
    @Option(
            order = 14,
            names = "--tls-cert",
            required = true,
            paramLabel = "FILE",
            description = "Certificate chain in PEM (default: a fresh self-signed one).")
    private Path certificate = Path.of("");

    @Option(order = 15, names = "--tls-key", required = true, paramLabel = "FILE", description = "Private key in PEM.")
    private Path key = Path.of("");

    Path certificate() {
        return certificate;
    }

    Path key() {
        return key;
    }
}
