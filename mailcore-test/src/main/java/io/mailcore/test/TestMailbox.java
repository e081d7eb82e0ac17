package io.mailcore.test;

import io.mailcore.api.account.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The mail of one account of a {@link MailSandbox}. A mail for several accounts is one copy in the mailbox of each, and
 * each mailbox counts its own. A copy is counted when it arrives, and stays counted when a client deletes, moves or
 * copies it. Thread-safe.
 *
 * <p>Waits return as soon as the mail is there, and not before the server has written its reply to the sender. What has
 * arrived before the call counts too. A wait in vain throws an {@link AssertionError} that says what did arrive, for
 * whom, and what was refused and why.
 *
 * <pre>{@code
 * ReceivedMail invoice = ann.await(subject(containing("4711")));
 * List<ReceivedMail> both = ann.await(2);
 * }</pre>
 */
public final class TestMailbox {
    /** How long waits are unless told: 5 seconds. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private final SandboxAccount account;
    private final Sight sight;

    TestMailbox(SandboxAccount account, Sight sight) {
        this.account = account;
        this.sight = sight;
    }

    /**
     * The address, which is the login name too.
     *
     * @return such as {@code ann@shop.test}
     */
    public String address() {
        return account.address();
    }

    /**
     * The password for logins.
     *
     * @return in clear
     */
    public String password() {
        return account.password();
    }

    /**
     * The account in the sandbox's store.
     *
     * @return its id
     */
    public AccountId account() {
        return account.id();
    }

    /**
     * What has arrived by now. A client that has its reply from the server finds its mail here without waiting.
     *
     * @return in the order of arrival
     */
    public List<ReceivedMail> messages() {
        return sight.journal().arrived(account.id());
    }

    /**
     * The first mail that has arrived by now.
     *
     * @return the mail
     * @throws AssertionError when there is none
     */
    public ReceivedMail first() {
        return messages().stream().findFirst().orElseThrow(() -> failure("no mail by now"));
    }

    /**
     * Waits up to 5 seconds for a mail.
     *
     * @return the first mail
     * @throws AssertionError when none comes
     */
    public ReceivedMail await() {
        return await(1).get(0);
    }

    /**
     * Waits up to 5 seconds for a number of mails.
     *
     * @param count at least this many, counted from the start of the sandbox
     * @return all mails by then, in the order of arrival
     * @throws AssertionError when they do not come
     */
    public List<ReceivedMail> await(int count) {
        return await(count, DEFAULT_TIMEOUT);
    }

    /**
     * Waits for a number of mails.
     *
     * @param count at least this many, counted from the start of the sandbox
     * @param timeout how long; zero looks once
     * @return all mails by then, in the order of arrival
     * @throws AssertionError when they do not come
     */
    public List<ReceivedMail> await(int count, Duration timeout) {
        return wait(new Wish(count == 1 ? "a mail" : count + " mails", mail -> true, count), timeout);
    }

    /**
     * Waits up to 5 seconds for a mail that meets an expectation.
     *
     * @param expectation one of {@link Expectations}, or any predicate; asked once for each mail
     * @return the first mail that meets it
     * @throws AssertionError when none comes
     */
    public ReceivedMail await(Predicate<? super ReceivedMail> expectation) {
        return await(expectation, DEFAULT_TIMEOUT);
    }

    /**
     * Waits for a mail that meets an expectation.
     *
     * @param expectation one of {@link Expectations}, or any predicate; asked once for each mail
     * @param timeout how long; zero looks once
     * @return the first mail that meets it
     * @throws AssertionError when none comes
     */
    public ReceivedMail await(Predicate<? super ReceivedMail> expectation, Duration timeout) {
        Objects.requireNonNull(expectation, "expectation");
        String words = expectation instanceof Expectation ? "with " + expectation : "that meets the predicate";
        return wait(new Wish("a mail " + words, expectation, 1), timeout).get(0);
    }

    private record Wish(String words, Predicate<? super ReceivedMail> match, int count) {}

    private List<ReceivedMail> wait(Wish wish, Duration timeout) {
        try {
            Optional<List<ReceivedMail>> found =
                    sight.journal().await(account.id(), wish.match(), wish.count(), timeout);
            return found.orElseThrow(
                    () -> failure("waited " + Printing.duration(timeout) + " in vain for " + wish.words()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted while waiting for " + wish.words());
        }
    }

    private AssertionError failure(String what) {
        return new AssertionError(address() + ": " + what + "\n" + sight.describe());
    }

    /** The address. */
    @Override
    public String toString() {
        return address();
    }
}
