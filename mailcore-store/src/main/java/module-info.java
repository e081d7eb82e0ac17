/** Message stores: in memory and on disk. */
module io.mailcore.store {
    requires static transitive org.jspecify;
    requires transitive io.mailcore.api;

    exports io.mailcore.store;
}
