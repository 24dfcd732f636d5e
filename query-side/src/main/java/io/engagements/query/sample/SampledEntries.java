package io.engagements.query.sample;

import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.stored.Hashes;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.audit.LedgerSearch;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.sample.Sample.Noted;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Entries of samples as the ledger has them now. */
@Component
public class SampledEntries {

    private final LedgerSearch search;

    SampledEntries(LedgerSearch search) {
        this.search = search;
    }

    /**
     * In the same order.
     *
     * @throws ProblemException 503 when one is not what was stored, or not what it was when it was taken
     */
    public List<LoggedEntry> of(List<Noted> entries) {
        Map<Long, LoggedEntry> stored =
                search.at(entries.stream().map(each -> each.entry().position()).toList()).stream()
                        .collect(Collectors.toMap(LoggedEntry::position, entry -> entry));
        return entries.stream()
                .map(each -> {
                    LoggedEntry entry = stored.get(each.entry().position());
                    if (entry == null
                            || !Hashes.hex(EntryBytes.leafHash(entry.bytes()))
                                    .equals(each.entry().leafHash())) {
                        throw ProblemException.broken(each.entry().position());
                    }
                    return entry;
                })
                .toList();
    }
}
