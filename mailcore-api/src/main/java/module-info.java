/**
 * The mail model and the service interfaces of mailcore: values that cannot be ill-formed, and the seams at which an
 * application plugs in its own store, accounts, filters, routing, time and DNS.
 *
 * <p>Everything here is plain Java: no network library, no threads, no clock. Implementations live in the other modules.
 */
module io.mailcore.api {
    requires static transitive org.jspecify;

    exports io.mailcore.api.account;
    exports io.mailcore.api.content;
    exports io.mailcore.api.dns;
    exports io.mailcore.api.event;
    exports io.mailcore.api.filter;
    exports io.mailcore.api.mail;
    exports io.mailcore.api.mailbox;
    exports io.mailcore.api.mime;
    exports io.mailcore.api.route;
    exports io.mailcore.api.store;
    exports io.mailcore.api.time;
}
