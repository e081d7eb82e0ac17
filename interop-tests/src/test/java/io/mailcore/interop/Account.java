package io.mailcore.interop;

/**
 * An account of the server under test, for one test alone.
 *
 * @param address its address and login name
 * @param password its password
 */
record Account(String address, String password) {
    private static final String DOMAIN = "shop.test";

    static Account number(int number) {
        return new Account("user" + number + "@" + DOMAIN, "open sesame-" + number);
    }

    /** As the server's option takes it. */
    String option() {
        return address + ":" + password;
    }
}
