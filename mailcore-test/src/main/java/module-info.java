/** A whole mail server inside JUnit tests. */
module io.mailcore.test {
    requires static transitive org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires transitive io.mailcore.imap;
    requires transitive io.mailcore.pop3;
    requires transitive io.mailcore.smtp;
    requires transitive io.mailcore.store;

    exports io.mailcore.test;
}
