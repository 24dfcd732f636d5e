package io.engagements.query.party;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** An answer with what the parties in it are called. */
public record Named<T>(@JsonUnwrapped T shown, List<PartyName> parties) {}
