package io.mailcore.smtp.session;

import io.mailcore.api.mail.Reply;
import io.mailcore.smtp.codec.Command;
import java.util.ArrayList;
import java.util.List;

/** EHLO and HELO (RFC 5321 §4.1.1.1). */
final class HelloCommand {
    private final Conversation talk;

    HelloCommand(Conversation talk) {
        this.talk = talk;
    }

    void handle(Command.Hello hello) {
        talk.greeted(hello.name(), hello.extended());
        List<String> lines = new ArrayList<>();
        // The peer's name is not said back: nothing it sends is ever part of an answer.
        lines.add(talk.site().hostname());
        if (hello.extended()) {
            addExtensions(lines);
        }
        talk.answerPlain(Reply.ofLines(250, lines));
    }

    private void addExtensions(List<String> lines) {
        lines.add("PIPELINING");
        lines.add("SIZE " + talk.policy().maxMessageSize());
        lines.add("8BITMIME");
        lines.add("SMTPUTF8");
        lines.add("ENHANCEDSTATUSCODES");
        if (talk.context().canStartTls()) {
            lines.add("STARTTLS");
        }
        addAuth(lines);
        lines.add("HELP");
    }

    // RFC 4954 §3 and §4: only mechanisms that can be used now, and none after a login.
    private void addAuth(List<String> lines) {
        if (talk.policy().auth() == Policy.AuthRule.NONE || talk.isLoggedIn()) {
            return;
        }
        List<String> mechanisms = talk.site().logins().mechanisms(talk.peer());
        if (!mechanisms.isEmpty()) {
            lines.add("AUTH " + String.join(" ", mechanisms));
        }
    }
}
