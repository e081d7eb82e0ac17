package io.mailcore.core.protocol;

import java.util.Objects;

/**
 * How a connection is encrypted. Immutable.
 *
 * @param version such as {@code TLSv1.3}
 * @param cipherSuite such as {@code TLS_AES_256_GCM_SHA384}
 */
public record TlsDetails(String version, String cipherSuite) {

    /** Makes the details. */
    public TlsDetails {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(cipherSuite, "cipherSuite");
    }

    /**
     * Both in one text, as in {@link io.mailcore.api.filter.Peer#tls()}.
     *
     * @return such as {@code TLSv1.3 TLS_AES_256_GCM_SHA384}
     */
    public String text() {
        return version + " " + cipherSuite;
    }
}
