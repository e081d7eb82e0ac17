package io.mailcore.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.account.AddressResolution;
import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.mail.EmailAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final AccountId ANN = AccountId.of("ann@example.org");
    private static final AccountId BOB = AccountId.of("bob@example.org");

    private final Accounts accounts = Accounts.builder()
            .account("Ann@Example.org", "a")
            .account("bob@example.org", "b")
            .alias("sales@example.org", "ann@example.org", "team@example.org")
            .alias("team@example.org", "bob@example.org", "sales@example.org")
            .domain("empty.example")
            .build();

    private static AddressResolution resolve(Accounts accounts, String address) {
        return accounts.resolve(EmailAddress.parse(address));
    }

    private static AddressResolution local(AccountId... ids) {
        return new AddressResolution.Local(Set.of(ids));
    }

    @Test
    void addressesAreComparedWithoutCase() {
        assertThat(resolve(accounts, "aNN@eXAMPLE.oRG")).isEqualTo(local(ANN));
        assertThat(resolve(accounts, "\"ann\"@example.org")).isEqualTo(local(ANN));
    }

    @Test
    void onlyAsciiLettersHaveCase() {
        accounts.add("k\u00f6nig@example.org", "x");

        assertThat(resolve(accounts, "K\u00f6NIG@example.org")).isInstanceOf(AddressResolution.Local.class);
        assertThat(resolve(accounts, "K\u00d6nig@example.org")).isInstanceOf(AddressResolution.NoSuchMailbox.class);
        assertThat(resolve(accounts, "\u212a\u00f6nig@example.org"))
                .isInstanceOf(AddressResolution.NoSuchMailbox.class);
    }

    @Test
    void unknownAddressAndForeignDomainDiffer() {
        assertThat(resolve(accounts, "nobody@example.org")).isEqualTo(new AddressResolution.NoSuchMailbox());
        assertThat(resolve(accounts, "nobody@empty.example")).isEqualTo(new AddressResolution.NoSuchMailbox());
        assertThat(resolve(accounts, "ann@elsewhere.example")).isEqualTo(new AddressResolution.NotLocal());
    }

    @Test
    void aliasesLeadOnAndMayLeadInCircles() {
        assertThat(resolve(accounts, "sales@example.org")).isEqualTo(local(ANN, BOB));
        assertThat(resolve(accounts, "Team@example.org")).isEqualTo(local(ANN, BOB));
    }

    @Test
    void aliasLeadsToABoundedNumberOfAccounts() {
        String[] everybody = new String[Accounts.MAX_ACCOUNTS_OF_ALIAS + 50];
        for (int i = 0; i < everybody.length; i++) {
            everybody[i] = "user" + i + "@example.org";
            accounts.add(everybody[i], "x");
        }
        accounts.alias("all@example.org", everybody);

        AddressResolution.Local all = (AddressResolution.Local) resolve(accounts, "all@example.org");

        assertThat(all.accounts()).hasSize(Accounts.MAX_ACCOUNTS_OF_ALIAS);
    }

    @Test
    void loginByAddressInAnyCase() {
        assertThat(accounts.login("ANN@example.org", Secret.of("a")))
                .isEqualTo(new LoginResult.Accepted(ANN, "Ann@Example.org"));
        assertThat(accounts.login("ann@example.org", Secret.of("A"))).isEqualTo(new LoginResult.Denied());
    }

    @Test
    void nobodyLogsInUnderANameThatIsNoAccount() {
        for (String name :
                List.of("", "ann", "@", "sales@example.org", "x@y", "a\0b@example.org", "nobody@example.org")) {
            assertThat(accounts.login(name, Secret.of("nobody has this password")))
                    .as(name)
                    .isEqualTo(new LoginResult.Denied());
            assertThat(accounts.login(name, Secret.of(""))).as(name).isEqualTo(new LoginResult.Denied());
        }
    }

    @Test
    void loginDomainCompletesShortNames() {
        Accounts shortNames = Accounts.builder()
                .account("ann@example.org", "a")
                .loginDomain("example.org")
                .build();

        assertThat(shortNames.login("Ann", Secret.of("a"))).isEqualTo(new LoginResult.Accepted(ANN, "ann@example.org"));
        assertThat(shortNames.login("ann@example.org", Secret.of("a"))).isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    void accountsComeChangeAndGo() {
        AccountId cid = accounts.add("cid@new.example", "c");
        assertThat(resolve(accounts, "cid@new.example")).isEqualTo(local(cid));
        assertThat(accounts.ids()).containsExactly(ANN, BOB, cid);

        assertThat(accounts.changePassword("cid@new.example", "d")).isTrue();
        assertThat(accounts.login("cid@new.example", Secret.of("c"))).isInstanceOf(LoginResult.Denied.class);
        assertThat(accounts.login("cid@new.example", Secret.of("d"))).isInstanceOf(LoginResult.Accepted.class);

        assertThat(accounts.disable("cid@new.example", "why")).isTrue();
        assertThat(accounts.login("cid@new.example", Secret.of("d"))).isEqualTo(new LoginResult.Disabled("why"));
        assertThat(resolve(accounts, "cid@new.example")).isEqualTo(local(cid));
        assertThat(accounts.enable("cid@new.example")).isTrue();
        assertThat(accounts.login("cid@new.example", Secret.of("d"))).isInstanceOf(LoginResult.Accepted.class);

        assertThat(accounts.remove("CID@new.example")).isTrue();
        assertThat(accounts.remove("cid@new.example")).isFalse();
        assertThat(accounts.changePassword("cid@new.example", "e")).isFalse();
        assertThat(resolve(accounts, "cid@new.example")).isEqualTo(new AddressResolution.NoSuchMailbox());
    }

    @Test
    void takenAddressesAreRefused() {
        assertThatThrownBy(() -> accounts.add("ANN@example.org", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.add("sales@example.org", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.alias("ann@example.org", "bob@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.alias("none@example.org")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.add("no address", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(accounts.login("ann@example.org", Secret.of("a"))).isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    void builderTellsAllMistakesTogether() {
        AccountsBuilder builder = Accounts.builder()
                .account("ann@example.org", "a")
                .account("ann@example.org", "b")
                .alias("sales@example.org", "nobody@example.org")
                .catchAll("example.org", "void@example.org")
                .postmaster("pm@example.org");

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("ann@example.org", "nobody@example.org", "catch-all", "postmaster");
        assertThatThrownBy(() -> Accounts.builder().account("x", "y")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Accounts.builder().domain("-")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Accounts.builder().alias("a@b.example")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void postmasterOfEachDomainIsReachable() {
        assertThat(resolve(accounts, "PostMaster@example.org"))
                .as("first account")
                .isEqualTo(local(ANN));
        assertThat(resolve(accounts, "postmaster@empty.example")).isEqualTo(new AddressResolution.NoSuchMailbox());
        assertThat(resolve(accounts, "postmaster@elsewhere.example")).isEqualTo(new AddressResolution.NotLocal());
        assertThat(accounts.postmaster()).isEqualTo(local(ANN));

        accounts.remove("ann@example.org");
        assertThat(resolve(accounts, "postmaster@example.org")).as("the next").isEqualTo(local(BOB));
        accounts.add("postmaster@example.org", "p");
        assertThat(resolve(accounts, "postmaster@example.org"))
                .isEqualTo(local(AccountId.of("postmaster@example.org")));
    }

    @Test
    void configuredPostmasterGetsItForAllDomains() {
        Accounts configured = Accounts.builder()
                .account("ann@example.org", "a")
                .account("bob@example.org", "b")
                .domain("empty.example")
                .postmaster("bob@example.org")
                .build();

        assertThat(resolve(configured, "postmaster@example.org")).isEqualTo(local(BOB));
        assertThat(resolve(configured, "postmaster@empty.example")).isEqualTo(local(BOB));
        assertThat(configured.postmaster()).isEqualTo(local(BOB));
    }

    @Test
    void catchAllGetsWhatNobodyHas() {
        Accounts caught = Accounts.builder()
                .account("ann@example.org", "a")
                .account("bob@example.org", "b")
                .catchAll("example.org", "bob@example.org")
                .build();

        assertThat(resolve(caught, "anything@example.org")).isEqualTo(local(BOB));
        assertThat(resolve(caught, "ann@example.org")).isEqualTo(local(ANN));
        assertThat(resolve(caught, "postmaster@example.org")).isEqualTo(local(ANN));
        assertThat(caught.login("anything@example.org", Secret.of("b"))).isEqualTo(new LoginResult.Denied());
    }

    @Test
    void anyAddressIsAnAccountFromItsFirstUse() {
        Accounts any = Accounts.anyAddress("pw");

        assertThat(resolve(any, "New@wherever.example")).isEqualTo(local(AccountId.of("new@wherever.example")));
        assertThat(any.login("new@wherever.example", Secret.of("pw")))
                .isEqualTo(new LoginResult.Accepted(AccountId.of("new@wherever.example"), "new@wherever.example"));
        assertThat(any.login("new@wherever.example", Secret.of("no"))).isEqualTo(new LoginResult.Denied());
        assertThat(any.login("new", Secret.of("pw"))).isEqualTo(new LoginResult.Denied());
    }

    @Test
    void anyAddressOfOneDomainLeavesOthersAlone() {
        Accounts any = Accounts.builder()
                .account("ann@example.org", "a")
                .anyAddressOf("example.org", "pw")
                .build();

        assertThat(resolve(any, "new@example.org")).isEqualTo(local(AccountId.of("new@example.org")));
        assertThat(resolve(any, "new@elsewhere.example")).isEqualTo(new AddressResolution.NotLocal());
        assertThat(any.login("ann@example.org", Secret.of("pw")))
                .as("its own password")
                .isEqualTo(new LoginResult.Denied());
    }

    @Test
    void idsOfUnusualAddressesAreSafeAndDiffer() {
        AccountId quoted = accounts.add("\"../etc/passwd\"@example.org", "x");
        AccountId german = accounts.add("m\u00fcller@example.org", "x");
        AccountId literal = accounts.add("ann@[192.0.2.1]", "x");

        assertThat(List.of(quoted, german, literal))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id.value()).startsWith("sha256-").hasSize(71));
        assertThat(Accounts.of("m\u00fcller@EXAMPLE.org", "y").ids()).containsExactly(german);
    }

    @Test
    void accountsCanBeAddedFromManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> added = java.util.stream.IntStream.range(0, 4)
                    .mapToObj(thread -> threads.submit(() -> addAll(500)))
                    .toList();
            int sum = 0;
            for (Future<Integer> one : added) {
                sum += one.get();
            }
            assertThat(sum).as("each address is taken once").isEqualTo(500);
        } finally {
            threads.shutdownNow();
        }
        assertThat(accounts.ids()).hasSize(502);
    }

    private int addAll(int count) {
        int added = 0;
        for (int i = 0; i < count; i++) {
            try {
                accounts.add("user" + i + "@example.org", "x");
                added++;
            } catch (IllegalArgumentException taken) {
                continue;
            }
        }
        return added;
    }
}
