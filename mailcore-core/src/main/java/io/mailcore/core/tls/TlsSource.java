package io.mailcore.core.tls;

import java.io.IOException;
import javax.net.ssl.SSLContext;

/** Where a server's certificate and key come from. Thread-safe. */
@FunctionalInterface
public interface TlsSource {

    /**
     * The present certificate and key. Asked when the server starts and again after a reload.
     *
     * @return a context that can serve
     * @throws IOException when the certificate or the key cannot be read, with the file and the reason
     */
    SSLContext load() throws IOException;
}
