package io.mailcore.core.protocol;

/** How a listener uses TLS. */
public enum TlsMode {
    /** Not at all. */
    NONE,
    /** On the client's request (RFC 3207, RFC 9051 §6.2.1, RFC 2595), when the server has a certificate. */
    STARTTLS,
    /** From the first octet (RFC 8314 §3). */
    IMPLICIT
}
