package io.mailcore.api.account;

/** What a directory says of a login. */
public sealed interface LoginResult {

    /**
     * The login is good.
     *
     * @param account whose mail the session may see
     * @param name the login name, for logs and trace headers
     */
    record Accepted(AccountId account, String name) implements LoginResult {}

    /** No such name, or the wrong password; a peer is never told which. */
    record Denied() implements LoginResult {}

    /**
     * The account may not log in for now. A peer with the right password may be told so, others are told what
     * {@link Denied} tells.
     *
     * @param reason for the log
     */
    record Disabled(String reason) implements LoginResult {}
}
