package io.mailcore.core.event;

import io.mailcore.api.account.AccountId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who waits for changes of which account. Made for many sessions that wait for long: a watcher is one entry of a map,
 * and a change touches the watchers of its account only. Thread-safe; holds no lock while it calls.
 */
final class Watchers {
    private static final Logger LOG = System.getLogger(Watchers.class.getName());

    private final ConcurrentHashMap<AccountId, Set<Watcher>> byAccount = new ConcurrentHashMap<>();

    /** A watcher; compared by identity, so that one hint may stand for several. */
    private static final class Watcher {
        private final Runnable hint;

        Watcher(Runnable hint) {
            this.hint = hint;
        }
    }

    Runnable add(AccountId account, Runnable hint) {
        Watcher watcher = new Watcher(hint);
        byAccount.compute(account, (id, known) -> {
            Set<Watcher> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(watcher);
            return all;
        });
        return () -> remove(account, watcher);
    }

    void changed(AccountId account) {
        for (Watcher watcher : byAccount.getOrDefault(account, Set.of())) {
            call(watcher);
        }
    }

    int accounts() {
        return byAccount.size();
    }

    @SuppressWarnings("NullAway") // null takes the entry out of the map
    private void remove(AccountId account, Watcher watcher) {
        byAccount.computeIfPresent(account, (id, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    private static void call(Watcher watcher) {
        try {
            watcher.hint.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a watcher failed", e);
        }
    }
}
