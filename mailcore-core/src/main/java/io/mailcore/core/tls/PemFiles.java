package io.mailcore.core.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Reads certificates and keys in PEM form (RFC 7468). */
final class PemFiles {
    private static final long MAX_OCTETS = 1024 * 1024;
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private PemFiles() {}

    static SSLContext load(Path certificates, Path key) throws IOException {
        Certificate[] chain = certificates(certificates);
        PrivateKey privateKey = privateKey(key);
        try {
            return ServerContexts.server(privateKey, chain);
        } catch (GeneralSecurityException e) {
            throw new IOException(certificates + " and " + key + ": " + e.getMessage(), e);
        }
    }

    private static Certificate[] certificates(Path file) throws IOException {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read(file)))
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IOException(file + ": no certificate (expected: BEGIN CERTIFICATE)");
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": no certificate (expected: BEGIN CERTIFICATE): " + e.getMessage(), e);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        Matcher matcher = PRIVATE_KEY.matcher(new String(read(file), StandardCharsets.US_ASCII));
        if (!matcher.find()) {
            throw new IOException(file + ": no unencrypted key (expected: BEGIN PRIVATE KEY; "
                    + "`openssl pkcs8 -topk8 -nocrypt` converts others)");
        }
        try {
            byte[] octets = Base64.getMimeDecoder().decode(matcher.group(2));
            return privateKey(
                    file,
                    switch (matcher.group(1)) {
                        case "RSA " -> OldKeyForms.rsa(octets);
                        case "EC " -> OldKeyForms.ec(octets);
                        default -> octets;
                    });
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": damaged key: " + e.getMessage(), e);
        }
    }

    private static PrivateKey privateKey(Path file, byte[] pkcs8) throws IOException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                // Another algorithm's key: the next one is tried.
            } catch (GeneralSecurityException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }
        throw new IOException(file + ": damaged or unknown kind of key (expected: one of " + ALGORITHMS + ")");
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > MAX_OCTETS) {
            throw new IOException(file + ": too large (expected: at most " + MAX_OCTETS + " octets)");
        }
        return Files.readAllBytes(file);
    }
}
