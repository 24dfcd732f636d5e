package io.engagements.standalone.ledger;

import io.engagements.command.ledger.Ledger;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.RecentEntries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the sides: the query side follows the command side's ledger without a network between them. */
@Configuration(proxyBeanMethods = false)
class InProcessLedgerConfiguration {

    @Bean
    EntryLog entryLog(Ledger ledger) {
        return new RecentEntries(new InProcessEntryLog(ledger));
    }
}
