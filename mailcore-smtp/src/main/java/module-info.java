/** SMTP: receiving mail from other servers and from users. */
module io.mailcore.smtp {
    requires static transitive org.jspecify;
    requires transitive io.mailcore.core;

    exports io.mailcore.smtp;
}
