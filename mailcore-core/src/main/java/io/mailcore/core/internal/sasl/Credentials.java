package io.mailcore.core.internal.sasl;

import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import java.io.IOException;

/** Checks what a mechanism has taken apart. */
@FunctionalInterface
interface Credentials {

    LoginResult check(Claim claim) throws IOException;

    /**
     * What a peer claims.
     *
     * @param actAs whom it wants to act as (authzid); empty for itself
     * @param name who it is (authcid)
     * @param password its password
     */
    record Claim(String actAs, String name, Secret password) {}
}
