package io.mailcore.core;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.account.Secret;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The accounts, aliases and domains of {@link Accounts}. Thread-safe; each call sees them at some moment. */
final class AccountTable {
    private final Map<AddressKey, Account> accounts = new ConcurrentHashMap<>();
    private final Map<AddressKey, Set<AddressKey>> aliases = new ConcurrentHashMap<>();
    private final Map<String, LocalDomain> domains = new ConcurrentHashMap<>();
    private final AtomicLong places = new AtomicLong();

    /**
     * An account.
     *
     * @param id its id
     * @param name its login name
     * @param password its password
     * @param disabled why it may not log in; empty when it may
     * @param place where it stands in the order in which accounts were added
     */
    record Account(AccountId id, String name, Secret password, Optional<String> disabled, long place) {
        Account withPassword(Secret changed) {
            return new Account(id, name, changed, disabled, place);
        }

        Account withDisabled(Optional<String> reason) {
            return new Account(id, name, password, reason, place);
        }
    }

    /**
     * What is special about a domain.
     *
     * @param byAge its accounts in the order in which they were added
     * @param catchAll who gets mail for addresses that nobody has
     * @param anyAddress the password of every address, when each is an account
     */
    record LocalDomain(
            ConcurrentSkipListMap<Long, AddressKey> byAge,
            Optional<AddressKey> catchAll,
            Optional<Secret> anyAddress) {}

    /** Adds an account unless its address is taken. */
    boolean add(AddressKey key, String name, Secret password) {
        Account account = new Account(key.accountId(), name, password, Optional.empty(), places.getAndIncrement());
        if (aliases.containsKey(key) || accounts.putIfAbsent(key, account) != null) {
            return false;
        }
        domain(key.domain()).byAge().put(account.place(), key);
        return true;
    }

    boolean remove(AddressKey key) {
        Account removed = accounts.remove(key);
        if (removed == null) {
            return false;
        }
        domain(key.domain()).byAge().remove(removed.place());
        return true;
    }

    boolean change(AddressKey key, UnaryOperator<Account> how) {
        return accounts.computeIfPresent(key, (same, old) -> how.apply(old)) != null;
    }

    /** Makes an alias unless an account has its address. */
    boolean alias(AddressKey key, Set<AddressKey> targets) {
        if (accounts.containsKey(key)) {
            return false;
        }
        aliases.put(key, Set.copyOf(targets));
        domain(key.domain());
        return true;
    }

    LocalDomain domain(String name) {
        return domains.computeIfAbsent(
                name, same -> new LocalDomain(new ConcurrentSkipListMap<>(), Optional.empty(), Optional.empty()));
    }

    void changeDomain(String name, UnaryOperator<LocalDomain> how) {
        domain(name);
        domains.computeIfPresent(name, (same, old) -> how.apply(old));
    }

    Optional<LocalDomain> knownDomain(String name) {
        return Optional.ofNullable(domains.get(name));
    }

    Optional<Account> account(AddressKey key) {
        return Optional.ofNullable(accounts.get(key));
    }

    List<Account> all() {
        return accounts.values().stream()
                .sorted(Comparator.comparingLong(Account::place))
                .toList();
    }

    /** The accounts behind an address. Aliases that lead back to themselves do no harm. */
    Set<AccountId> lookup(AddressKey start) {
        Set<AccountId> found = new LinkedHashSet<>();
        Set<AddressKey> seen = new HashSet<>();
        Deque<AddressKey> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty() && found.size() < Accounts.MAX_ACCOUNTS_OF_ALIAS) {
            AddressKey next = open.removeFirst();
            if (seen.add(next)) {
                account(next).map(Account::id).ifPresent(found::add);
                open.addAll(aliases.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }
}
