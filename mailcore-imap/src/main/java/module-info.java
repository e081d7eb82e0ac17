/** IMAP: access to mailboxes. */
module io.mailcore.imap {
    requires static transitive org.jspecify;
    requires transitive io.mailcore.core;

    exports io.mailcore.imap;
}
