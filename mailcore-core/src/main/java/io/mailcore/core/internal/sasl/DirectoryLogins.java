package io.mailcore.core.internal.sasl;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.internal.text.PrintableText;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.sasl.PlaintextPolicy;
import io.mailcore.core.sasl.SaslExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Logins checked by an account directory: PLAIN, LOGIN, and name with password. Thread-safe. */
public final class DirectoryLogins implements Logins {
    private static final Logger LOG = System.getLogger(DirectoryLogins.class.getName());

    /** What the events call a login by name and password outside SASL. */
    private static final String PASSWORD = "PASSWORD";

    private static final int MAX_NAME_IN_EVENT = 255;

    private final AccountDirectory accounts;
    private final PlaintextPolicy plaintext;
    private final TimeSource time;
    private final Consumer<MailEvent> events;

    /**
     * Makes logins.
     *
     * @param accounts knows the passwords
     * @param plaintext who may send a password in clear
     * @param time for the events
     * @param events told of each login
     */
    public DirectoryLogins(
            AccountDirectory accounts, PlaintextPolicy plaintext, TimeSource time, Consumer<MailEvent> events) {
        this.accounts = accounts;
        this.plaintext = plaintext;
        this.time = time;
        this.events = events;
    }

    @Override
    public List<String> mechanisms(Peer peer) {
        // Both send the password itself: RFC 4616 §4 and RFC 8314 §4.1 want encryption around them.
        return acceptsPlaintext(peer) ? List.of("PLAIN", "LOGIN") : List.of();
    }

    @Override
    public boolean acceptsPlaintext(Peer peer) {
        return plaintext.allows(peer);
    }

    @Override
    public Optional<SaslExchange> begin(Peer peer, String mechanism) {
        // Not by upper-casing what the peer sent: Unicode makes PLAIN of more than these five letters.
        Optional<String> offered = mechanisms(peer).stream()
                .filter(known -> known.equals(asciiUpperCase(mechanism)))
                .findFirst();
        return offered.map(name -> exchange(peer, name));
    }

    @Override
    public LoginResult login(Peer peer, String name, Secret password) throws IOException {
        if (!acceptsPlaintext(peer)) {
            return denied(peer, name, PASSWORD);
        }
        if (!SaslText.isName(name) || !SaslText.isPassword(password.reveal())) {
            // A literal of IMAP may hold line ends: no directory, and no log of one, gets to see what SASL would
            // refuse.
            return denied(peer, name, PASSWORD);
        }
        return check(peer, new Credentials.Claim("", name, password), PASSWORD);
    }

    private SaslExchange exchange(Peer peer, String name) {
        Credentials credentials = claim -> check(peer, claim, name);
        return name.equals("PLAIN") ? new PlainExchange(credentials) : new LoginExchange(credentials);
    }

    private static String asciiUpperCase(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        return ascii ? text.toUpperCase(Locale.ROOT) : text;
    }

    private LoginResult check(Peer peer, Credentials.Claim claim, String mechanism) throws IOException {
        LoginResult result = ask(claim);
        if (result instanceof LoginResult.Accepted accepted) {
            return mayActAs(claim, accepted)
                    ? accepted(peer, accepted, mechanism)
                    : denied(peer, claim.name(), mechanism);
        }
        publishFailure(peer, claim.name(), mechanism);
        if (result instanceof LoginResult.Disabled disabled) {
            LOG.log(Level.INFO, "login refused: account disabled ({0})", PrintableText.of(disabled.reason(), 100));
        }
        return result;
    }

    private LoginResult ask(Credentials.Claim claim) throws IOException {
        try {
            return accounts.login(claim.name(), claim.password());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "account directory failed", e);
            throw new IOException("account directory failed", e);
        }
    }

    // RFC 4616 §2: nobody acts as another; who names himself as authorization identity says nothing new. Compared only
    // after the password, so that it tells nothing of which names belong together.
    private static boolean mayActAs(Credentials.Claim claim, LoginResult.Accepted accepted) {
        return claim.actAs().isEmpty()
                || claim.actAs().equalsIgnoreCase(claim.name())
                || claim.actAs().equalsIgnoreCase(accepted.name());
    }

    private LoginResult accepted(Peer peer, LoginResult.Accepted accepted, String mechanism) {
        Peer known = peer.withAccount(Optional.of(accepted.account()));
        events.accept(new MailEvent.LoginSucceeded(time.now(), known, mechanism));
        return accepted;
    }

    private LoginResult denied(Peer peer, String name, String mechanism) {
        publishFailure(peer, name, mechanism);
        return new LoginResult.Denied();
    }

    private void publishFailure(Peer peer, String name, String mechanism) {
        String printable = PrintableText.of(name, MAX_NAME_IN_EVENT);
        events.accept(new MailEvent.LoginFailed(time.now(), peer, printable, mechanism));
    }
}
