package io.mailcore.examples.server;

import io.mailcore.core.MailServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person may want to know and to try. */
record Hints(MailServer server, List<Binding> bindings, List<Login> logins, boolean demo) {

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("The server is ready. Mail is kept in memory, and gone when it stops.");
        lines.add("Accounts:");
        logins.forEach(login -> lines.add("  " + login.address() + (demo ? ", password " + login.password() : "")));
        lines.add("To try:");
        send().ifPresent(lines::add);
        list("imap", Service.IMAP, Service.IMAPS, "INBOX?ALL").ifPresent(lines::add);
        list("pop3", Service.POP3, Service.POP3S, "").ifPresent(lines::add);
        return String.join(System.lineSeparator(), lines);
    }

    private Optional<String> send() {
        String envelope = "--mail-from me@example.org --mail-rcpt " + recipient() + " --upload-file -";
        String message = "  printf 'Subject: Hello\\r\\n\\r\\nHow are you?\\r\\n' | curl ";
        return place(Service.SMTP)
                .map(place -> message + "smtp://" + place + " " + envelope)
                .or(() -> place(Service.SUBMISSION).map(place -> message + user() + "smtp://" + place + " " + envelope))
                .or(() -> place(Service.SMTPS)
                        .map(place -> message + "--insecure " + user() + "smtps://" + place + " " + envelope));
    }

    private Optional<String> list(String scheme, Service plain, Service encrypted, String path) {
        return place(plain)
                .map(place -> "  curl " + user() + quoted(scheme + "://" + place + "/" + path))
                .or(() -> place(encrypted)
                        .map(place -> "  curl --insecure " + user() + quoted(scheme + "s://" + place + "/" + path)));
    }

    private Optional<HostPort> place(Service service) {
        return bindings.stream()
                .filter(binding -> binding.service() == service)
                .map(binding -> binding.bound(server))
                .findFirst();
    }

    private String recipient() {
        return quoted(logins.get(0).address().toString());
    }

    private String user() {
        Login login = logins.get(0);
        return "--user " + quoted(login.address() + ":" + (demo ? login.password() : "PASSWORD")) + " ";
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9@:/._+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
