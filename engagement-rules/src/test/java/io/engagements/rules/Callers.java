package io.engagements.rules;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.party.PartyKind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of every story, and what the directory knows of their parties. */
public final class Callers {

    public static final Caller CLIENT = caller("ceramica-ruiz", "carmen", Role.CLIENT);
    public static final Caller VA = caller("lucia", "lucia", Role.VA);
    public static final Caller LAWYER = caller("sol", "sol", Role.LAWYER);
    public static final Caller OTHER_CLIENT = caller("acme-books", "adam", Role.CLIENT);
    public static final Caller OTHER_VA = caller("mateo", "mateo", Role.VA);
    public static final Caller OTHER_LAWYER = caller("luna", "luna", Role.LAWYER);
    public static final Caller AUDITOR = caller(null, "ines", Role.AUDITOR);
    /** May audit, and runs a business of its own that has nothing to do with the story. */
    public static final Caller AUDITING_CLIENT =
            new Caller("acme-books", "adam", null, Set.of(Role.CLIENT, Role.VA, Role.LAWYER, Role.AUDITOR));

    public static final Caller OPERATOR = caller(null, "root", Role.OPERATOR);
    /** Acts for the client's party without the client's role. */
    public static final Caller CLIENT_AS_VA = caller("ceramica-ruiz", "carmen", Role.VA);

    /** Knows the parties above; no candidacy is open. */
    public static final Directory DIRECTORY = directory(null);

    private Callers() {}

    private static Caller caller(@Nullable String party, String person, Role role) {
        return new Caller(party, person, null, Set.of(role));
    }

    public static Directory directory(@Nullable String openCandidacy) {
        return new Directory() {
            @Override
            public Optional<PartyKind> kindOf(String partyId) {
                return switch (partyId) {
                    case "ceramica-ruiz", "acme-books" -> Optional.of(PartyKind.CLIENT);
                    case "lucia", "mateo" -> Optional.of(PartyKind.VA);
                    case "sol", "luna" -> Optional.of(PartyKind.LAWYER);
                    default -> Optional.empty();
                };
            }

            @Override
            public Optional<String> openCandidacy(String clientId, String vaId) {
                return Optional.ofNullable(openCandidacy)
                        .filter(id -> clientId.equals("ceramica-ruiz") && vaId.equals("lucia"));
            }

            @Override
            public Optional<StoredFile> file(String fileId) {
                return switch (fileId) {
                    case "f1" -> Optional.of(new StoredFile("e1", Commands.HASH, 1_000));
                    case "f2" -> Optional.of(new StoredFile("e1", "f".repeat(64), 1_000));
                    case "f-of-e2" -> Optional.of(new StoredFile("e2", Commands.HASH, 1_000));
                    default -> Optional.empty();
                };
            }
        };
    }
}
