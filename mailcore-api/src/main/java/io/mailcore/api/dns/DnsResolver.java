package io.mailcore.api.dns;

import java.io.IOException;
import java.net.InetAddress;

/**
 * Looks names up in the DNS. Every DNS query of a server goes through one, so a test can pretend any internet.
 * Thread-safe; methods block.
 *
 * <p>Names are given in ASCII (A-labels) with or without a final dot. That a name or its data does not exist is an
 * {@linkplain DnsAnswer answer}; that the DNS could not be asked (time-out, SERVFAIL, bogus signatures) is an
 * {@link IOException}, and the caller tries again later.
 */
public interface DnsResolver {

    /**
     * Addresses of a host (A and AAAA records).
     *
     * @param host the host's name
     * @return IPv6 and IPv4 addresses, in the server's order
     * @throws IOException when the DNS could not be asked
     */
    DnsAnswer<InetAddress> addresses(String host) throws IOException;

    /**
     * Mail exchangers of a domain (RFC 5321 §5.1).
     *
     * @param domain the domain
     * @return the records as they stand, a null MX (RFC 7505) included
     * @throws IOException when the DNS could not be asked
     */
    DnsAnswer<MxRecord> mailExchangers(String domain) throws IOException;

    /**
     * TXT records; the character strings of one record are joined without a space (RFC 7208 §3.3).
     *
     * @param name the name
     * @return one text per record, octets as ISO-8859-1
     * @throws IOException when the DNS could not be asked
     */
    DnsAnswer<String> texts(String name) throws IOException;

    /**
     * Names of an address (PTR records).
     *
     * @param address the address
     * @return host names without a final dot
     * @throws IOException when the DNS could not be asked
     */
    DnsAnswer<String> names(InetAddress address) throws IOException;

    /**
     * TLSA records (RFC 6698), which count only in a {@linkplain DnsAnswer#secure() secure} answer.
     *
     * @param name such as {@code _25._tcp.mx.example.org}
     * @return the records
     * @throws IOException when the DNS could not be asked
     */
    DnsAnswer<TlsaRecord> tlsa(String name) throws IOException;
}
