/** POP3: access to the inbox. */
@SuppressWarnings("module") // The protocol's name ends in a digit.
module io.mailcore.pop3 {
    requires static transitive org.jspecify;
    requires transitive io.mailcore.core;

    exports io.mailcore.pop3;
}
