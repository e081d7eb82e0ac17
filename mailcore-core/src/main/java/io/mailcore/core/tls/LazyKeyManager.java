package io.mailcore.core.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** One key of a server, made when a handshake first asks for it. The JDK asks from within a task it has delegated. */
final class LazyKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "server";

    private final String algorithm;
    private final Source<PrivateKey> key;
    private final Source<X509Certificate[]> chain;

    /** Makes a thing that is made only once. */
    @FunctionalInterface
    interface Source<T> {
        T get() throws IOException;
    }

    LazyKeyManager(String algorithm, Source<PrivateKey> key, Source<X509Certificate[]> chain) {
        this.algorithm = algorithm;
        this.key = key;
        this.chain = chain;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return keyType.equals(algorithm) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return keyType.equals(algorithm) ? ALIAS : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return keyType.equals(algorithm) ? new String[] {ALIAS} : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return get(chain);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return get(key);
    }

    private static <T> T get(Source<T> source) {
        try {
            return source.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A server's key is not for clients.

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
