package io.engagements.standalone.party;

import io.engagements.command.party.PartyRows;
import io.engagements.events.party.PartyKey;
import io.engagements.query.party.PartyKeys;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the sides: the query side asks the command side for keys without a network between them. */
@Configuration(proxyBeanMethods = false)
class InProcessPartyKeysConfiguration {

    @Bean
    PartyKeys partyKeys(PartyRows rows) {
        return parties -> rows.keys(parties).entrySet().stream()
                .map(key -> PartyKey.of(key.getKey(), key.getValue()))
                .collect(Collectors.toMap(PartyKey::partyId, Function.identity()));
    }
}
