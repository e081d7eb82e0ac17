package io.mailcore.pop3.session;

import io.mailcore.api.account.AccountId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which maildrops have a session (RFC 1939 §4: the server acquires an exclusive-access lock). Thread-safe. */
public final class MaildropLocks {
    private final Set<AccountId> locked = ConcurrentHashMap.newKeySet();

    /** No maildrop is locked. */
    public MaildropLocks() {}

    boolean acquire(AccountId account) {
        return locked.add(account);
    }

    void release(AccountId account) {
        locked.remove(account);
    }
}
