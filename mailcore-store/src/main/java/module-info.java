/** Message stores. */
module io.mailcore.store {
    requires static transitive org.jspecify;
    requires transitive io.mailcore.api;

    exports io.mailcore.store;
}
