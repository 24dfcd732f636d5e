package io.engagements.events.party;

import io.engagements.events.About;
import io.engagements.events.DomainCommand;
import io.engagements.events.Id;
import io.engagements.events.Line;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.Text;
import io.engagements.events.time.Zones;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the operator may ask for about a party. */
public sealed interface PartyCommand extends DomainCommand {

    @Nullable
    String partyId();

    @Override
    default Optional<String> target() {
        return Optional.ofNullable(partyId()).map(PartyEvent::subjectOf);
    }

    @Override
    default Set<Role> roles() {
        return Set.of(Role.OPERATOR);
    }

    /**
     * A business is registered. Name, business name and contact are readable until the party is erased.
     *
     * @param name of the person
     * @param businessName a VA has one (rule {@code INDEPENDENT-BUSINESS})
     * @param zone IANA zone in which the party lives
     * @param language BCP 47 tag; English when left out
     */
    record RegisterParty(
            @Nullable @Id String partyId,
            @NotNull PartyKind kind,
            @NotNull @Line String name,
            @Nullable @Line String businessName,
            @Nullable @Line String contact,
            @NotNull ZoneId zone,

            @Nullable
            @Pattern(
                    regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}",
                    message = "must be a language tag such as es or en-GB")
            String language)
            implements PartyCommand {

        private static final String ENGLISH = "en";

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return partyId != null
                    ? this
                    : new RegisterParty(ids.get(), kind, name, businessName, contact, zone, language);
        }

        @Override
        public Map<String, String> made() {
            return partyId == null ? Map.of() : Map.of("partyId", partyId);
        }

        public String languageOrEnglish() {
            return Objects.requireNonNullElse(language, ENGLISH);
        }

        @About("zone")
        @AssertTrue(message = "must be an IANA time zone")
        boolean isZoneKnown() {
            return Zones.isKnown(zone);
        }

        /** Histories call whoever acts by its id: what acts by itself keeps its name to itself. */
        @About("partyId")
        @AssertTrue(message = "is reserved")
        boolean isNameFree() {
            return !Stamp.CLOCK.equalsIgnoreCase(partyId);
        }

        /** Without what only its party's key may tell. */
        @Override
        public String toString() {
            return "RegisterParty[partyId=" + partyId + ", kind=" + kind + "]";
        }
    }

    /** A party's name, business name and contact become unreadable for good. */
    record EraseParty(
            @NotNull @Id String partyId, @NotNull @Text String reason) implements PartyCommand {}
}
