package io.mailcore.smtp;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.smtp.session.PeerView;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** What is known of a peer from its connection. */
final class ConnectedPeer implements PeerView {
    private final SessionContext context;
    private final String protocol;

    ConnectedPeer(SessionContext context, String protocol) {
        this.context = context;
        this.protocol = protocol;
    }

    @Override
    public Peer peer(Optional<String> greeting, Optional<AccountId> account) {
        return context.peer(protocol).withGreeting(greeting).withAccount(account);
    }

    // RFC 5321 §4.1.3. A scope such as %eth0 means nothing on another machine.
    @Override
    public String literal() {
        InetAddress address = context.remoteAddress().getAddress();
        if (address == null) {
            return "[unknown]";
        }
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
    }
}
