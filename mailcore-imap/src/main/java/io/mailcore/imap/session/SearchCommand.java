package io.mailcore.imap.session;

import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * SEARCH and UID SEARCH (RFC 9051 §6.4.4). Messages are read page by page; what flags, dates and summaries decide is
 * decided without opening a body, and a body that must be read is read in slices, so that no session keeps a thread.
 */
final class SearchCommand implements Task {
    private static final int PAGE = 200;
    private static final int PAGES_PER_STEP = 10;

    private final SelectedMailbox mailbox;
    private final SearchCriteria criteria;
    private final SearchResponse response;
    private final UidSet candidates;
    private final Detail detail;
    private final UidSet.Builder found = UidSet.builder();
    private final Deque<StoredMessage> page = new ArrayDeque<>();
    private Optional<TextScan> scan = Optional.empty();
    private long after;
    private boolean read;
    private boolean searched;

    private SearchCommand(Client client, String tag, ImapCommand.Search command) {
        this.mailbox = client.mailbox();
        this.criteria = new SearchCriteria(
                mailbox, command.key(), client.surroundings().now().get());
        this.candidates = criteria.candidates();
        this.detail = criteria.needsSummary() ? Detail.SUMMARY : Detail.BASIC;
        this.response = new SearchResponse(client, tag, command);
    }

    static Task begin(Client client, String tag, ImapCommand.Search command) {
        if (SearchCriteria.isUnsupported(command.key())) {
            return Task.done(Status.bad("Search key is not supported"));
        }
        SearchCommand task = new SearchCommand(client, tag, command);
        // RFC 9051 §6.4.4.1: a search that fails leaves nothing saved.
        if (task.response.saves()) {
            task.mailbox.save(UidSet.EMPTY);
        }
        return task;
    }

    @Override
    public Progress step() throws IOException {
        if (!searched) {
            if (search()) {
                return Progress.Pending.MORE;
            }
            searched = true;
            response.begin(found.build());
        }
        return response.step();
    }

    /** Searches on; returns whether there is more to search. */
    private boolean search() throws IOException {
        for (int budget = PAGE * PAGES_PER_STEP; budget > 0; budget--) {
            if (scan.isPresent()) {
                if (scan()) {
                    return true;
                }
            } else if (page.isEmpty() && !readPage()) {
                return false;
            } else {
                test(page.element());
            }
        }
        return true;
    }

    private boolean readPage() throws IOException {
        if (read || candidates.isEmpty()) {
            return false;
        }
        page.addAll(mailbox.reader().messages(candidates, after, PAGE, detail));
        read = page.size() < PAGE;
        if (!page.isEmpty()) {
            after = page.getLast().uid().value();
        }
        return !page.isEmpty();
    }

    private void test(StoredMessage message) throws IOException {
        SearchCriteria.Answer answer = criteria.test(message, Optional.empty());
        if (answer == SearchCriteria.Answer.UNKNOWN) {
            scan = TextScan.of(mailbox.reader(), message, criteria.texts());
        }
        if (scan.isEmpty()) {
            finish(message, answer == SearchCriteria.Answer.YES);
        }
    }

    /** Reads a slice of the message at hand; returns whether the step has done enough. */
    private boolean scan() throws IOException {
        TextScan running = scan.orElseThrow();
        if (running.step()) {
            return true;
        }
        running.close();
        scan = Optional.empty();
        StoredMessage message = page.element();
        finish(message, criteria.test(message, Optional.of(running)) == SearchCriteria.Answer.YES);
        return false;
    }

    private void finish(StoredMessage message, boolean matches) {
        page.remove();
        if (matches) {
            found.add(message.uid().value());
        }
    }

    @Override
    public void close() {
        scan.ifPresent(TextScan::close);
    }
}
