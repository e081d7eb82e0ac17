package io.mailcore.test;

import static io.mailcore.test.Expectations.equalTo;
import static io.mailcore.test.Expectations.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class MailExtensionTest {
    private static final JakartaClient CLIENT = JakartaClient.plain();
    private static final Queue<Endpoint> USED = new ConcurrentLinkedQueue<>();

    @BeforeEach
    @AfterEach
    void forget() {
        USED.clear();
    }

    @Test
    void eachTestMethodHasItsOwnSandboxClosedBehindIt() throws Exception {
        TestExecutionSummary summary = run(ByParameter.class, Map.of());

        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
        assertThat(USED).hasSize(2).doesNotHaveDuplicates();
        for (Endpoint endpoint : USED) {
            assertThat(refusesConnections(endpoint))
                    .as("%s after the test", endpoint)
                    .isTrue();
        }
    }

    @Test
    void nestedClassesUseTheirOutersExtension() {
        TestExecutionSummary summary = run(WithNested.class, Map.of());

        assertThat(failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
    }

    @Test
    void testsInParallelKeepTheirMailApart() {
        TestExecutionSummary summary = run(
                InParallel.class,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));

        assertThat(failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(20);
    }

    @Test
    void aFailingTestPrintsWhatArrived() {
        TestExecutionSummary summary = run(Failing.class, Map.of());

        assertThat(failures(summary)).hasSize(1).first().satisfies(failure -> {
            assertThat(failure).hasMessage("the application did nothing of use");
            assertThat(failure.getSuppressed()).hasSize(1);
            assertThat(failure.getSuppressed()[0])
                    .hasMessageContaining("mail of this test:\narrived for ann@shop.test: 1")
                    .hasMessageContaining("subject \"Surprise\"");
        });
    }

    @Test
    void aWaitInVainIsNotPrintedTwice() {
        TestExecutionSummary summary = run(WaitingInVain.class, Map.of());

        assertThat(failures(summary)).hasSize(1).first().satisfies(failure -> {
            assertThat(failure).hasMessageContaining("arrived for ann@shop.test: nothing");
            assertThat(failure.getSuppressed()).isEmpty();
        });
    }

    @Test
    void outsideOfATestThereIsNoSandbox() {
        assertThatThrownBy(() -> new MailExtension().sandbox())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0 are running");
    }

    private static boolean refusesConnections(Endpoint endpoint) throws Exception {
        try {
            new Socket(endpoint.host(), endpoint.port()).close();
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    private static List<Throwable> failures(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(TestExecutionSummary.Failure::getException)
                .toList();
    }

    private static TestExecutionSummary run(Class<?> tests, Map<String, String> configuration) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .configurationParameters(configuration)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static void exchange(MailSandbox mail, String subject) throws Exception {
        CLIENT.send(mail.smtp(), subject, mail.user("ann@shop.test").address());
        assertThat(mail.user("ann@shop.test").await(subject(equalTo(subject))).subject())
                .isEqualTo(subject);
        assertThat(mail.user("ann@shop.test").messages()).hasSize(1);
    }

    @ExtendWith(MailExtension.class)
    static class ByParameter {
        @Test
        void one(MailSandbox mail) throws Exception {
            USED.add(mail.smtp());
            exchange(mail, "one");
        }

        @Test
        void two(MailSandbox mail) throws Exception {
            USED.add(mail.smtp());
            exchange(mail, "two");
        }
    }

    static class WithNested {
        @RegisterExtension
        final MailExtension field = MailExtension.of(MailSandbox.options().user("ann@shop.test"));

        @Test
        void outer() throws Exception {
            exchange(field.sandbox(), "outer");
        }

        @Nested
        class Inner {
            @BeforeEach
            void sendsBeforeEach() throws Exception {
                CLIENT.send(field.smtp(), "before each", "ann@shop.test");
            }

            @Test
            void inner() {
                assertThat(field.user("ann@shop.test").messages()).hasSize(1);
                assertThat(List.of(field.imap(), field.pop3())).doesNotContain(field.smtp());
            }

            @Nested
            class Innermost {
                @Test
                void innermost() {
                    assertThat(field.user("ann@shop.test").messages()).hasSize(1);
                }
            }
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class InParallel {
        private final CyclicBarrier together = new CyclicBarrier(2);

        @RegisterExtension
        final MailExtension shared = MailExtension.of(MailSandbox.options().user("ann@shop.test"));

        @RepeatedTest(20)
        void one(MailSandbox mail) throws Exception {
            together.await(30, TimeUnit.SECONDS);
            assertThat(shared.sandbox()).isSameAs(mail);
            exchange(mail, "for " + mail.smtp().port());
        }
    }

    static class Failing {
        @RegisterExtension
        final MailExtension mail = MailExtension.of(MailSandbox.options().user("ann@shop.test"));

        @Test
        void fails() throws Exception {
            CLIENT.send(mail.smtp(), "Surprise", "ann@shop.test");
            fail("the application did nothing of use");
        }
    }

    static class WaitingInVain {
        @RegisterExtension
        final MailExtension mail = MailExtension.of(MailSandbox.options().user("ann@shop.test"));

        @Test
        void waits() {
            mail.user("ann@shop.test").await(1, Duration.ofMillis(10));
        }
    }
}
