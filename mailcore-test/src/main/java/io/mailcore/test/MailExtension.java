package io.mailcore.test;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A fresh {@link MailSandbox} for each test method, for JUnit 5 and later. When a test fails, what arrived and what was
 * refused is printed with its failure.
 *
 * <p>As a parameter:
 *
 * <pre>{@code
 * @ExtendWith(MailExtension.class)
 * class InvoiceTest {
 *     @Test
 *     void sendsOneInvoice(MailSandbox mail) {
 *         TestMailbox ann = mail.user("ann@shop.test");
 *         new Mailer(mail.smtp().host(), mail.smtp().port()).invoice("ann@shop.test");
 *         ann.await(subject(containing("Invoice")));
 *     }
 * }
 * }</pre>
 *
 * <p>With options, as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * final MailExtension mail = MailExtension.of(MailSandbox.options().user("ann@shop.test"));
 *
 * @Test
 * void sendsOneInvoice() {
 *     new Mailer(mail.smtp().host(), mail.smtp().port()).invoice("ann@shop.test");
 *     mail.user("ann@shop.test").await(subject(containing("Invoice")));
 * }
 * }</pre>
 *
 * <p>Works in {@code @Nested} classes and with tests that run in parallel. A field of a test class that has one instance
 * for all its methods, or a static one, is shared by tests that may run at once: there, threads that a test starts itself
 * take the sandbox from a parameter or from {@link #sandbox()} called in the test's own thread.
 */
public final class MailExtension
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestExecutionExceptionHandler {
    private final SandboxOptions options;
    private final Namespace namespace = Namespace.create(MailExtension.class, this);
    private final Set<MailSandbox> running = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<Optional<Running>> ofThread = ThreadLocal.withInitial(Optional::empty);

    /** Without options, for {@code @ExtendWith}. */
    public MailExtension() {
        this(MailSandbox.options());
    }

    private MailExtension(SandboxOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /** A test's sandbox, and the one of the test that this thread has left for it: pools may nest tests so. */
    private record Running(MailSandbox sandbox, Optional<Running> before) {}

    /**
     * An extension whose sandboxes have options, for {@code @RegisterExtension}.
     *
     * @param options of each sandbox
     * @return the extension
     */
    public static MailExtension of(SandboxOptions options) {
        return new MailExtension(options);
    }

    /**
     * The sandbox of the test that is running.
     *
     * @return closed when the test is over
     * @throws IllegalStateException when no test is running, or when several are and this thread is none of theirs
     */
    public MailSandbox sandbox() {
        Optional<Running> mine = ofThread.get();
        if (mine.isPresent()) {
            return mine.get().sandbox();
        }
        Set<MailSandbox> all = Set.copyOf(running);
        if (all.size() != 1) {
            throw new IllegalStateException("sandbox: " + all.size()
                    + " are running (expected: one, or a call in the thread of a test; else take a parameter)");
        }
        return all.iterator().next();
    }

    /**
     * An account of the running test's sandbox, as {@link MailSandbox#user(String)}.
     *
     * @param address its address and login name
     * @return its mailbox
     */
    public TestMailbox user(String address) {
        return sandbox().user(address);
    }

    /**
     * Where SMTP clients connect, as {@link MailSandbox#smtp()}.
     *
     * @return host and port
     */
    public Endpoint smtp() {
        return sandbox().smtp();
    }

    /**
     * Where IMAP clients connect, as {@link MailSandbox#imap()}.
     *
     * @return host and port
     */
    public Endpoint imap() {
        return sandbox().imap();
    }

    /**
     * Where POP3 clients connect, as {@link MailSandbox#pop3()}.
     *
     * @return host and port
     */
    public Endpoint pop3() {
        return sandbox().pop3();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        MailSandbox sandbox = options.start();
        running.add(sandbox);
        Running now = new Running(sandbox, ofThread.get());
        ofThread.set(Optional.of(now));
        context.getStore(namespace).put(Running.class, now);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Running now = context.getStore(namespace).remove(Running.class, Running.class);
        if (now == null) {
            return; // the sandbox did not start
        }
        ofThread.set(now.before());
        if (now.before().isEmpty()) {
            ofThread.remove();
        }
        running.remove(now.sandbox());
        now.sandbox().close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MailSandbox.class
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).sandbox();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        String seen = running(context).sandbox().describe();
        // A wait in vain says it already.
        if (!String.valueOf(failure.getMessage()).contains(seen)) {
            failure.addSuppressed(new SandboxState(seen));
        }
        throw failure;
    }

    private Running running(ExtensionContext context) {
        return Objects.requireNonNull(
                context.getStore(namespace).get(Running.class, Running.class), "sandbox of the test");
    }

    /** Carries text into the printed failure; was never thrown. */
    private static final class SandboxState extends Exception {
        private static final long serialVersionUID = 1L;

        SandboxState(String text) {
            super("mail of this test:\n" + text, null, false, false);
        }
    }
}
