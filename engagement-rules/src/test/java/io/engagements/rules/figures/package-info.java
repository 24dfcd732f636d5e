/**
 * The model-based test of the numbers: random histories, and at random instants every number of the product beside one
 * that is calculated plainly from the events.
 */
package io.engagements.rules.figures;
