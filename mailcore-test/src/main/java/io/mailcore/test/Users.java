package io.mailcore.test;

import io.mailcore.api.mail.EmailAddress;
import io.mailcore.core.Accounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The accounts that a test has named. Thread-safe. */
final class Users {
    static final String PASSWORD = "secret";

    private final Accounts accounts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, SandboxAccount> named = new LinkedHashMap<>();

    Users(Accounts accounts) {
        this.accounts = accounts;
    }

    Accounts accounts() {
        return accounts;
    }

    /** The account of an address, made if need be; it has this password from now on. */
    SandboxAccount named(String address, String password) {
        String normal = EmailAddress.parse(address).toString();
        lock.lock();
        try {
            return named.compute(
                    normal.toLowerCase(Locale.ROOT),
                    (key, known) -> known == null ? make(normal, password) : change(known, password));
        } finally {
            lock.unlock();
        }
    }

    private SandboxAccount make(String address, String password) {
        return new SandboxAccount(accounts.add(address, password), address, password);
    }

    private SandboxAccount change(SandboxAccount known, String password) {
        accounts.changePassword(known.address(), password);
        return new SandboxAccount(known.id(), known.address(), password);
    }

    /** In the order in which they were named first. */
    List<SandboxAccount> all() {
        lock.lock();
        try {
            return List.copyOf(named.values());
        } finally {
            lock.unlock();
        }
    }
}
