package io.mailcore.api.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the addresses of a field such as From or To (RFC 5322 §3.4, obsolete forms of §4.4 included). Never fails: of a
 * broken address whatever can be told apart is kept. A missing local part or domain is an empty text, because IMAP
 * gives absent ones another meaning (RFC 9051 §7.5.2).
 */
final class AddressListParser {
    private static final Specials WORD_STOPS = Specials.of("(),;:<>@\"");
    private static final String PHRASE_END = ",;:<>@";
    private static final Specials DOMAIN_STOPS = Specials.of("(),;:<>@\"[");
    private static final Specials ROUTE_STOPS = Specials.of("(:<>;");

    private final HeaderLexer lexer;
    private final int limit;
    private final List<EnvelopeAddress> found = new ArrayList<>();
    private boolean inGroup;

    private AddressListParser(String body, int limit) {
        this.lexer = new HeaderLexer(body);
        this.limit = limit;
    }

    /**
     * Reads a field's body.
     *
     * @param limit how many addresses are kept at most, marks of groups counted; two marks may come on top
     */
    static List<EnvelopeAddress> parse(String body, int limit) {
        return new AddressListParser(body, limit).list();
    }

    private List<EnvelopeAddress> list() {
        lexer.skipCfws();
        while (!lexer.atEnd() && found.size() < limit) {
            element();
            lexer.skipCfws();
        }
        endGroup();
        return found;
    }

    private void element() {
        if (lexer.takeIf(';')) {
            endGroup();
        } else if (lexer.isNext(',') || lexer.isNext('>')) {
            // RFC 5322 §4.4: lists may have empty elements. A stray bracket is no address either.
            lexer.take();
        } else {
            lexer.takeComment();
            mailboxOrGroup(words(PHRASE_END));
        }
    }

    private void endGroup() {
        if (inGroup) {
            found.add(EnvelopeAddress.GROUP_END);
            inGroup = false;
        }
    }

    private void mailboxOrGroup(Words words) {
        if (lexer.isNext(':')) {
            lexer.take();
            beginGroup(words.phrase());
        } else if (lexer.isNext('<')) {
            bracketed(words.phrase());
        } else if (lexer.takeIf('@')) {
            bare(words);
        } else {
            lone(words);
        }
    }

    // RFC 5322 §3.4: several words can only be a phrase; a single one is rather the user of a host left unsaid.
    private void lone(Words words) {
        if (words.beforeLocalPart().isEmpty()) {
            add(nameBehind(""), "", words.localPart(), "");
        } else {
            add(words.phrase(), "", "", "");
        }
    }

    private void beginGroup(String name) {
        endGroup();
        found.add(EnvelopeAddress.groupStart(name));
        inGroup = true;
    }

    private void bare(Words words) {
        String domain = domain();
        lexer.skipCfws();
        if (lexer.isNext('<')) {
            // An address where the display name should be, unquoted: <b> in "a@x <b@y>" is what counts.
            bracketed(words.phrase() + "@" + domain);
        } else {
            // RFC 5322 §3.4: words in front of an address can only be a phrase, so "Big Bug b@x" lacks its brackets.
            add(nameBehind(words.beforeLocalPart()), "", words.localPart(), domain);
            skipJunk();
        }
    }

    private void bracketed(String phrase) {
        while (lexer.takeIf('<')) {
            lexer.skipCfws();
        }
        lexer.skipCfws();
        String route = lexer.isNext('@') || lexer.isNext(',') ? route() : "";
        String localPart = "";
        String domain = "";
        if (route.isEmpty() || lexer.takeIf(':')) {
            localPart = words(PHRASE_END).wholeLocalPart();
            domain = lexer.takeIf('@') ? domain() : "";
        } else {
            domain = route.substring(route.lastIndexOf('@') + 1);
            route = "";
        }
        closeBracket();
        lexer.takeComment();
        lexer.skipCfws();
        add(nameBehind(phrase), route, localPart, domain);
        skipJunk();
    }

    // RFC 5322 §4.4: obs-route is a list of domains, each behind an at sign.
    private String route() {
        StringBuilder route = new StringBuilder();
        lexer.skipCfws();
        while (!lexer.isNextOf(":<>;")) {
            route.append(lexer.wordBefore(ROUTE_STOPS));
            lexer.skipCfws();
        }
        return route.toString();
    }

    private void closeBracket() {
        lexer.skipCfws();
        while (!lexer.isNextOf(",;>")) {
            lexer.take();
        }
        lexer.takeIf('>');
    }

    /** The name, or the comment behind the address, as names were written before RFC 822. */
    private String nameBehind(String phrase) {
        String comment = lexer.takeComment();
        return phrase.isEmpty() ? comment : phrase;
    }

    private void skipJunk() {
        while (!lexer.isNextOf(",;")) {
            if (lexer.isNext('"')) {
                lexer.quotedString();
            } else if (!lexer.skipCfws()) {
                lexer.take();
            }
        }
        lexer.takeComment();
    }

    private String domain() {
        lexer.skipCfws();
        StringBuilder domain = new StringBuilder();
        boolean more = true;
        while (more) {
            String word = lexer.isNext('[') ? literal() : lexer.wordBefore(DOMAIN_STOPS);
            domain.append(word);
            lexer.skipCfws();
            more = !word.isEmpty() && (word.endsWith(".") || lexer.isNext('.'));
        }
        return domain.toString();
    }

    private String literal() {
        StringBuilder literal = new StringBuilder();
        while (!lexer.isNextOf("],;>")) {
            literal.append(lexer.take());
        }
        if (lexer.takeIf(']')) {
            literal.append(']');
        }
        return literal.toString();
    }

    private Words words(String end) {
        Words words = new Words();
        lexer.skipCfws();
        boolean gap = false;
        while (!lexer.isNextOf(end)) {
            if (lexer.isNext('"')) {
                words.add(lexer.quotedString(), gap);
            } else {
                String word = lexer.wordBefore(WORD_STOPS);
                words.add(word.isEmpty() ? String.valueOf(lexer.take()) : word, gap);
            }
            gap = lexer.skipCfws();
        }
        return words;
    }

    private void add(String name, String route, String mailbox, String host) {
        found.add(new EnvelopeAddress(present(name), present(route), Optional.of(mailbox), Optional.of(host)));
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Words before it is known whether they are a display name or a local part. */
    private static final class Words {
        private final StringBuilder phrase = new StringBuilder();
        private final StringBuilder localPart = new StringBuilder();
        private int localPartFrom;

        void add(String word, boolean gap) {
            if (gap && phrase.length() > 0) {
                // RFC 5322 §4.4: white space around the dots of a local part means nothing.
                boolean dot = word.startsWith(".") || phrase.charAt(phrase.length() - 1) == '.';
                localPartFrom = dot ? localPartFrom : phrase.length() + 1;
                localPart.setLength(dot ? localPart.length() : 0);
                phrase.append(' ');
            }
            phrase.append(word);
            localPart.append(word);
        }

        String phrase() {
            return phrase.toString();
        }

        String localPart() {
            return localPart.toString();
        }

        String wholeLocalPart() {
            return localPartFrom == 0 ? localPart() : phrase();
        }

        String beforeLocalPart() {
            return phrase.substring(0, localPartFrom).strip();
        }
    }
}
