package io.mailcore.core;

import io.mailcore.api.account.Secret;
import io.mailcore.api.mail.Domain;
import io.mailcore.api.mail.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects what {@link Accounts} begin with. Not thread-safe. */
public final class AccountsBuilder {
    private final List<Consumer<Accounts>> steps = new ArrayList<>();

    /** Addresses that must lead to an account in the end, with what they are. */
    private final List<Reference> references = new ArrayList<>();

    private Optional<AddressKey> postmaster = Optional.empty();
    private Optional<Secret> anyAddress = Optional.empty();
    private Optional<String> loginDomain = Optional.empty();

    private record Reference(String role, EmailAddress address) {}

    AccountsBuilder() {}

    /**
     * Makes a domain local. The domains of accounts and aliases are so by themselves.
     *
     * @param domain such as {@code example.org}
     * @return this
     * @throws IllegalArgumentException when it is not a domain
     */
    public AccountsBuilder domain(String domain) {
        String key = AddressKey.domain(Domain.parse(domain));
        steps.add(accounts -> accounts.table().domain(key));
        return this;
    }

    /**
     * Adds an account.
     *
     * @param address its address and login name
     * @param password its password
     * @return this
     * @throws IllegalArgumentException when the address is not one
     */
    public AccountsBuilder account(String address, String password) {
        EmailAddress.parse(address);
        Secret.of(password);
        steps.add(accounts -> accounts.add(address, password));
        return this;
    }

    /**
     * Makes an address that leads to others.
     *
     * @param address the alias
     * @param targets accounts or other aliases; at least one
     * @return this
     * @throws IllegalArgumentException when an address is not one, or there is no target
     */
    public AccountsBuilder alias(String address, String... targets) {
        if (targets.length == 0) {
            throw new IllegalArgumentException("targets: none (expected: at least one)");
        }
        String[] copy = targets.clone();
        refer("alias", address);
        for (String target : copy) {
            refer("target of an alias", target);
        }
        steps.add(accounts -> accounts.alias(address, copy));
        return this;
    }

    /**
     * Gives an account the mail for all addresses of a domain that nobody has.
     *
     * @param domain such as {@code example.org}
     * @param target an account or alias
     * @return this
     * @throws IllegalArgumentException when the domain or the address is not one
     */
    public AccountsBuilder catchAll(String domain, String target) {
        String key = AddressKey.domain(Domain.parse(domain));
        Optional<AddressKey> to = Optional.of(refer("catch-all", target));
        steps.add(accounts -> accounts.table()
                .changeDomain(key, old -> new AccountTable.LocalDomain(old.byAge(), to, old.anyAddress())));
        return this;
    }

    /**
     * Makes every address of a domain an account, for tests.
     *
     * @param domain such as {@code example.org}
     * @param password of each of them
     * @return this
     * @throws IllegalArgumentException when it is not a domain
     */
    public AccountsBuilder anyAddressOf(String domain, String password) {
        String key = AddressKey.domain(Domain.parse(domain));
        Optional<Secret> secret = Optional.of(Secret.of(password));
        steps.add(accounts -> accounts.table()
                .changeDomain(key, old -> new AccountTable.LocalDomain(old.byAge(), old.catchAll(), secret)));
        return this;
    }

    /**
     * Makes every address of every domain an account, for tests.
     *
     * @param password of each that is not added by itself
     * @return this
     */
    public AccountsBuilder anyAddress(String password) {
        anyAddress = Optional.of(Secret.of(password));
        return this;
    }

    /**
     * Says who gets the mail for the postmaster of domains that have none of their own, and of the server itself.
     *
     * @param target an account or alias
     * @return this
     * @throws IllegalArgumentException when the address is not one
     */
    public AccountsBuilder postmaster(String target) {
        postmaster = Optional.of(refer("postmaster", target));
        return this;
    }

    /**
     * Lets accounts of one domain log in without naming it: {@code ann} for {@code ann@example.org}.
     *
     * @param domain such as {@code example.org}
     * @return this
     * @throws IllegalArgumentException when it is not a domain
     */
    public AccountsBuilder loginDomain(String domain) {
        loginDomain = Optional.of(AddressKey.domain(Domain.parse(domain)));
        return this;
    }

    /**
     * Makes the directory.
     *
     * @return a new directory
     * @throws IllegalArgumentException when an address is taken twice, or an alias, a catch-all or the postmaster leads
     *     to no account; all of these together
     */
    public Accounts build() {
        Accounts accounts = new Accounts(new Accounts.Defaults(postmaster, anyAddress, loginDomain));
        List<String> problems = new ArrayList<>();
        for (Consumer<Accounts> step : steps) {
            try {
                step.accept(accounts);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        references.stream()
                .filter(reference -> !leadsSomewhere(accounts, reference.address))
                .map(reference -> reference.role + ": " + reference.address + " (expected: leads to an account)")
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return accounts;
    }

    private static boolean leadsSomewhere(Accounts accounts, EmailAddress address) {
        return !accounts.table().lookup(AddressKey.of(address)).isEmpty();
    }

    private AddressKey refer(String role, String address) {
        EmailAddress parsed = EmailAddress.parse(address);
        references.add(new Reference(role, parsed));
        return AddressKey.of(parsed);
    }
}
