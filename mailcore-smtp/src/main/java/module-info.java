/** SMTP and LMTP: receiving, submitting and relaying mail. */
module io.mailcore.smtp {
    requires static transitive org.jspecify;
    requires transitive io.mailcore.core;

    exports io.mailcore.smtp;
}
