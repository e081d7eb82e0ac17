package io.mailcore.core.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * Where a server's certificate and key come from. Thread-safe.
 *
 * <pre>{@code
 * MailServer.builder().tls(TlsSource.pem(Path.of("chain.pem"), Path.of("key.pem")));
 * }</pre>
 */
@FunctionalInterface
public interface TlsSource {

    /**
     * The present certificate and key. Asked when a server starts, so that a mistake shows at once, and again at each
     * {@code reloadTls()}. May block.
     *
     * @return a context that can serve
     * @throws IOException when the certificate or the key cannot be read, with the file and the reason
     */
    SSLContext load() throws IOException;

    /**
     * A certificate chain and a key in PEM files, as ACME clients and OpenSSL write them.
     *
     * @param certificates the server's certificate first, then those that lead to a root
     * @param key the unencrypted private key: RSA, EC or Ed25519 in PKCS#8 form ({@code BEGIN PRIVATE KEY}), or in the older forms
     *     {@code BEGIN RSA PRIVATE KEY} and {@code BEGIN EC PRIVATE KEY}
     * @return the source; the files are read when it is loaded
     */
    static TlsSource pem(Path certificates, Path key) {
        Objects.requireNonNull(certificates, "certificates");
        Objects.requireNonNull(key, "key");
        return () -> PemFiles.load(certificates, key);
    }

    /**
     * A context made by the host.
     *
     * @param context with a key manager that has a key
     * @return the source
     */
    static TlsSource of(SSLContext context) {
        Objects.requireNonNull(context, "context");
        return () -> context;
    }
}
