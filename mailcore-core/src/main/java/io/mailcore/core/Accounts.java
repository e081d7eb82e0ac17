package io.mailcore.core;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.account.AccountId;
import io.mailcore.api.account.AddressResolution;
import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.mail.EmailAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An account directory on the heap: for applications that know their users, and for tests. Accounts and aliases can be
 * added and removed while the server runs. Thread-safe; never blocks.
 *
 * <p>An account is named by its address, which is also its login name. Case does not matter: {@code Ann@Example.org} and
 * {@code ann@example.org} are one account. Its {@link AccountId} is made of the address and is the same in every process.
 *
 * <p>The postmaster of each domain is reachable (RFC 5321 §4.5.1): if no account or alias of a domain is called so, its
 * mail goes to the account named by {@link AccountsBuilder#postmaster}, else to the first account that the domain was
 * given. Only a domain without any account has none.
 *
 * <p>Passwords are kept as they are, on the heap only, and compared in a time that tells nothing of them: hashing them
 * would protect nothing as long as the process holds what they guard, and would make each login of a test cost half a
 * second.
 *
 * <pre>{@code
 * Accounts accounts = Accounts.builder()
 *         .account("ann@example.org", "secret")
 *         .account("bob@example.org", "secret too")
 *         .alias("sales@example.org", "ann@example.org", "bob@example.org")
 *         .build();
 * }</pre>
 */
public final class Accounts implements AccountDirectory {
    /** The most accounts that one alias leads to; further ones get nothing. */
    public static final int MAX_ACCOUNTS_OF_ALIAS = 1000;

    private static final Secret NOBODYS = Secret.of("nobody has this password");

    private final AccountTable table = new AccountTable();
    private final Optional<AddressKey> postmaster;
    private final Optional<Secret> anyAddress;
    private final Optional<String> loginDomain;

    Accounts(Defaults defaults) {
        this.postmaster = defaults.postmaster;
        this.anyAddress = defaults.anyAddress;
        this.loginDomain = defaults.loginDomain;
    }

    /** What the builder sets once and for all. */
    record Defaults(Optional<AddressKey> postmaster, Optional<Secret> anyAddress, Optional<String> loginDomain) {}

    /**
     * A directory of one account.
     *
     * @param address its address and login name
     * @param password its password
     * @return the directory, to which more can be added
     * @throws IllegalArgumentException when the address is not one
     */
    public static Accounts of(String address, String password) {
        return builder().account(address, password).build();
    }

    /**
     * A directory that knows every address of every domain, for tests: an account is there as soon as mail comes for it
     * or someone logs in.
     *
     * @param password of each of them
     * @return the directory
     */
    public static Accounts anyAddress(String password) {
        return builder().anyAddress(password).build();
    }

    /**
     * Begins a directory.
     *
     * @return a builder without accounts
     */
    public static AccountsBuilder builder() {
        return new AccountsBuilder();
    }

    /**
     * Adds an account, and its domain if that is not known yet.
     *
     * @param address its address and login name
     * @param password its password
     * @return the account's id
     * @throws IllegalArgumentException when the address is not one, or is taken by an account or alias
     */
    public AccountId add(String address, String password) {
        EmailAddress parsed = EmailAddress.parse(address);
        AddressKey key = AddressKey.of(parsed);
        if (!table.add(key, parsed.toString(), Secret.of(password))) {
            throw new IllegalArgumentException("address: " + parsed + " (expected: one that is not taken)");
        }
        return key.accountId();
    }

    /**
     * Removes an account from the directory; its mail stays in the store.
     *
     * @param address its address
     * @return false when there was none
     * @throws IllegalArgumentException when the address is not one
     */
    public boolean remove(String address) {
        return table.remove(key(address));
    }

    /**
     * Changes an account's password.
     *
     * @param address its address
     * @param password the new one
     * @return false when there is no such account
     * @throws IllegalArgumentException when the address is not one
     */
    public boolean changePassword(String address, String password) {
        Secret secret = Secret.of(password);
        return table.change(key(address), account -> account.withPassword(secret));
    }

    /**
     * Closes an account to logins; it still gets mail.
     *
     * @param address its address
     * @param reason for the log
     * @return false when there is no such account
     * @throws IllegalArgumentException when the address is not one
     */
    public boolean disable(String address, String reason) {
        Optional<String> why = Optional.of(Objects.requireNonNull(reason, "reason"));
        return table.change(key(address), account -> account.withDisabled(why));
    }

    /**
     * Opens an account to logins again.
     *
     * @param address its address
     * @return false when there is no such account
     * @throws IllegalArgumentException when the address is not one
     */
    public boolean enable(String address) {
        return table.change(key(address), account -> account.withDisabled(Optional.empty()));
    }

    /**
     * Makes an address that leads to others, instead of what it led to before.
     *
     * @param address the alias
     * @param targets accounts or other aliases of this directory; those that are not there are passed over
     * @throws IllegalArgumentException when an address is not one, there is no target, or an account has the alias'
     *     address
     */
    public void alias(String address, String... targets) {
        Set<AddressKey> keys = new LinkedHashSet<>();
        Arrays.stream(targets).map(Accounts::key).forEach(keys::add);
        if (keys.isEmpty() || !table.alias(key(address), keys)) {
            throw new IllegalArgumentException("alias: " + EmailAddress.parse(address)
                    + " (expected: at least one target, and no account of that address)");
        }
    }

    /**
     * The ids of the accounts that were added.
     *
     * @return in the order in which they were added
     */
    public List<AccountId> ids() {
        return table.all().stream().map(AccountTable.Account::id).toList();
    }

    @Override
    public LoginResult login(String name, Secret password) {
        Optional<AddressKey> key = loginKey(name);
        Optional<AccountTable.Account> account = key.flatMap(table::account);
        Optional<Secret> secret =
                account.map(AccountTable.Account::password).or(() -> key.flatMap(this::secretOfAnyAddress));
        // Compared in any case, so that a name that does not exist takes as long as one that does.
        boolean right = password.matches(secret.orElse(NOBODYS));
        if (!right || secret.isEmpty() || key.isEmpty()) {
            return new LoginResult.Denied();
        }
        Optional<String> disabled = account.flatMap(AccountTable.Account::disabled);
        if (disabled.isPresent()) {
            return new LoginResult.Disabled(disabled.get());
        }
        String known = account.map(AccountTable.Account::name).orElseGet(key.get()::toString);
        return new LoginResult.Accepted(key.get().accountId(), known);
    }

    @Override
    public AddressResolution resolve(EmailAddress address) {
        AddressKey key = AddressKey.of(address);
        Set<AccountId> found = accountsOf(key);
        if (!found.isEmpty()) {
            return new AddressResolution.Local(found);
        }
        return table.knownDomain(key.domain()).isPresent()
                ? new AddressResolution.NoSuchMailbox()
                : new AddressResolution.NotLocal();
    }

    @Override
    public AddressResolution postmaster() {
        Set<AccountId> found = configuredPostmaster();
        if (found.isEmpty()) {
            found = ids().stream().findFirst().map(Set::of).orElse(Set.of());
        }
        return found.isEmpty() ? new AddressResolution.NoSuchMailbox() : new AddressResolution.Local(found);
    }

    AccountTable table() {
        return table;
    }

    static AddressKey key(String address) {
        return AddressKey.of(EmailAddress.parse(address));
    }

    private Set<AccountId> accountsOf(AddressKey key) {
        Set<AccountId> found = table.lookup(key);
        if (found.isEmpty() && secretOfAnyAddress(key).isPresent()) {
            found = Set.of(key.accountId());
        }
        if (found.isEmpty() && key.isPostmaster()) {
            found = postmasterOf(key.domain());
        }
        return found.isEmpty() ? catchAllOf(key.domain()) : found;
    }

    private Set<AccountId> postmasterOf(String domain) {
        Optional<AccountTable.LocalDomain> local = table.knownDomain(domain);
        if (local.isEmpty()) {
            return Set.of();
        }
        Set<AccountId> configured = configuredPostmaster();
        if (!configured.isEmpty()) {
            return configured;
        }
        return local.get().byAge().values().stream()
                .findFirst()
                .map(table::lookup)
                .orElse(Set.of());
    }

    private Set<AccountId> configuredPostmaster() {
        return postmaster.map(table::lookup).orElse(Set.of());
    }

    private Set<AccountId> catchAllOf(String domain) {
        return table.knownDomain(domain)
                .flatMap(AccountTable.LocalDomain::catchAll)
                .map(table::lookup)
                .orElse(Set.of());
    }

    private Optional<Secret> secretOfAnyAddress(AddressKey key) {
        return table.knownDomain(key.domain())
                .flatMap(AccountTable.LocalDomain::anyAddress)
                .or(() -> anyAddress);
    }

    /** The address that a login name means; empty when it means none. */
    private Optional<AddressKey> loginKey(String name) {
        boolean withoutDomain = name.indexOf('@') < 0;
        try {
            return Optional.of(key(
                    withoutDomain
                            ? name + loginDomain.map(domain -> "@" + domain).orElse("")
                            : name));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
