package io.mailcore.test;

import io.mailcore.api.filter.MailFilter;
import io.mailcore.api.time.TimeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sandbox shall be like. Immutable: each method returns new options, and one set of options starts any number of
 * sandboxes.
 *
 * <pre>{@code
 * MailSandbox mail = MailSandbox.options().user("ann@shop.test").withImplicitTls().start();
 * }</pre>
 */
public final class SandboxOptions {
    static final SandboxOptions DEFAULT =
            new SandboxOptions(new Values(false, false, Optional.empty()), Map.of(), List.of());

    private final Values values;
    private final Map<String, String> users;
    private final List<MailFilter> filters;

    private SandboxOptions(Values values, Map<String, String> users, List<MailFilter> filters) {
        this.values = values;
        this.users = users;
        this.filters = filters;
    }

    private record Values(boolean anyone, boolean implicitTls, Optional<TimeSource> time) {}

    /**
     * Takes mail for every address there is: each is an account, with the password {@code secret}. Otherwise only the
     * addresses of users have accounts; other recipients are refused, with 550 5.1.1 in a user's domain and with
     * 550 5.7.1 elsewhere.
     *
     * @return new options
     */
    public SandboxOptions acceptingAnyone() {
        return with(new Values(true, values.implicitTls, values.time));
    }

    /**
     * Listens with TLS from the first octet as well: SMTPS, IMAPS and POP3S (RFC 8314).
     *
     * @return new options
     */
    public SandboxOptions withImplicitTls() {
        return with(new Values(values.anyone, true, values.time));
    }

    /**
     * Runs on another time: dates of mails and idle timeouts follow it. Waits of tests do not.
     *
     * @param time the server's time
     * @return new options
     */
    public SandboxOptions time(TimeSource time) {
        return with(new Values(values.anyone, values.implicitTls, Optional.of(time)));
    }

    /**
     * An account with the password {@code secret}.
     *
     * @param address its address and login name
     * @return new options
     */
    public SandboxOptions user(String address) {
        return user(address, Users.PASSWORD);
    }

    /**
     * An account.
     *
     * @param address its address and login name
     * @param password its password
     * @return new options
     */
    public SandboxOptions user(String address, String password) {
        Map<String, String> more = new LinkedHashMap<>(users);
        more.put(Objects.requireNonNull(address, "address"), Objects.requireNonNull(password, "password"));
        return new SandboxOptions(values, more, filters);
    }

    /**
     * A filter that has a say in what is taken, behind those given before.
     *
     * @param filter the filter
     * @return new options
     */
    public SandboxOptions filter(MailFilter filter) {
        List<MailFilter> more = new ArrayList<>(filters);
        more.add(Objects.requireNonNull(filter, "filter"));
        return new SandboxOptions(values, users, more);
    }

    /**
     * Starts a sandbox: binds its ports in the calling thread and returns when they accept.
     *
     * @return a running sandbox; the caller closes it
     * @throws java.io.UncheckedIOException when a port cannot be bound
     */
    public MailSandbox start() {
        return MailSandbox.start(this);
    }

    private SandboxOptions with(Values newValues) {
        return new SandboxOptions(newValues, users, filters);
    }

    boolean anyone() {
        return values.anyone;
    }

    boolean implicitTls() {
        return values.implicitTls;
    }

    Optional<TimeSource> time() {
        return values.time;
    }

    Map<String, String> users() {
        return users;
    }

    List<MailFilter> filters() {
        return filters;
    }
}
