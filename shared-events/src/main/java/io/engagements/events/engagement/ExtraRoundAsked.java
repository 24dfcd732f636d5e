package io.engagements.events.engagement;

import io.engagements.events.Stamp;

/**
 * That an improvement round was asked for by a proposal, before the VA agreed to it.
 *
 * @param by the client's person, at the proposal
 */
public record ExtraRoundAsked(String proposalId, Stamp by) {}
