package io.mailcore.test;

import io.mailcore.api.account.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that can be seen of a sandbox, in words. */
record Sight(Users users, Journal journal) {

    String describe() {
        Map<AccountId, String> names = new LinkedHashMap<>();
        users.all().forEach(account -> names.put(account.id(), account.address()));
        // Where anyone has an account, mail may have come for those the test has not named.
        journal.accounts().forEach(id -> names.putIfAbsent(id, id.value()));
        StringBuilder out = new StringBuilder();
        names.forEach((id, name) -> Printing.list(out, "arrived for " + name, journal.arrived(id)));
        Printing.list(out, "refused", journal.refused());
        return out.append("connections: ").append(connections()).toString();
    }

    private String connections() {
        List<String> all = journal.connections().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        return all.isEmpty() ? "none" : String.join(", ", all);
    }
}
