package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.Refusal;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * What a mailbox does when its UIDs are used up. The fixture opens stores whose mailboxes give 2<sup>32</sup>-3 to their
 * first message, so there is room for three.
 */
public abstract class UidExhaustionContract extends StoreContract {

    @Test
    void theLastUidIsGivenAndNoneAfterIt() throws IOException {
        assertThat(append(INBOX, "one")).isEqualTo(Uid.MAX - 2);
        append(INBOX, "two");
        assertThat(append(INBOX, "three")).isEqualTo(Uid.MAX);
        assertThat(info(INBOX).uidNext()).isEqualTo(Uid.MAX + 1);
        assertThat(refusal(TestMessages.append(INBOX, "four"))).isEqualTo(Refusal.LIMIT);
        assertThat(uids(INBOX)).isEqualTo(UidSet.range(Uid.MAX - 2, Uid.MAX));
    }

    @Test
    void aMailboxThatIsUsedUpCanBeReadAndEmptied() throws IOException {
        create(WORK);
        appendMany(INBOX, 3);
        assertThat(refusal(copy(INBOX, UidSet.ALL, INBOX))).isEqualTo(Refusal.LIMIT);
        try (MailboxReader reader = open(INBOX)) {
            assertThat(reader.snapshot().orElseThrow().uids().count()).isEqualTo(3);
        }
        apply(move(INBOX, UidSet.ALL, WORK));
        assertThat(refusal(TestMessages.append(INBOX, "four"))).isEqualTo(Refusal.LIMIT);
        assertThat(info(WORK).messages()).isEqualTo(3);
    }
}
