package io.mailcore.api.account;

import io.mailcore.api.mail.EmailAddress;
import java.io.IOException;

/**
 * Knows who may log in and which addresses are local. Thread-safe; methods may block.
 *
 * <p>An implementation does the same work for a name that does not exist as for one that does, so that time tells a
 * peer nothing.
 */
public interface AccountDirectory {

    /**
     * Checks a name and a password.
     *
     * @param name as the peer sent it, prepared by SASLprep where its mechanism asks for that; may be anything
     * @param password what the peer sent
     * @return whether the login is good, and whose it is
     * @throws IOException when the directory cannot be asked: the peer is told to try again later
     */
    LoginResult login(String name, Secret password) throws IOException;

    /**
     * Says whose an address is.
     *
     * @param address of a recipient
     * @return the accounts, or that there are none
     * @throws IOException when the directory cannot be asked: the peer is told to try again later
     */
    AddressResolution resolve(EmailAddress address) throws IOException;

    /**
     * Says who gets mail for the postmaster of the server itself, {@code <Postmaster>} without a domain or at the
     * server's own name, which every server must take (RFC 5321 §4.5.1).
     *
     * @return the accounts; {@link AddressResolution.NoSuchMailbox} unless the directory knows better
     * @throws IOException when the directory cannot be asked: the peer is told to try again later
     */
    default AddressResolution postmaster() throws IOException {
        return new AddressResolution.NoSuchMailbox();
    }
}
