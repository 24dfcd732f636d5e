package io.engagements.query.pages.frame;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/** Links of pages as of a moment lead on to pages as of that moment. */
final class PastLinks extends StandardLinkBuilder {

    @Override
    protected String processLink(IExpressionContext context, String link) {
        String processed = super.processLink(context, link);
        return context.getVariable("view") instanceof View view && view.past()
                ? Past.keep(processed, view.now())
                : processed;
    }
}
