/** The numbers once more, straight from the stored events: it shares nothing with the product. */
package io.engagements.rules.figures.naive;
