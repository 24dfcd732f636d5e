package io.engagements.query.print;

import java.io.IOException;
import java.util.function.IntFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;

/** Links of a print, all within it, say where they lead: a screen reader reads that out (PDF/UA-1, 7.18.5). */
final class Links {

    /** What they say, of the number of a page. */
    static final String WORDS = "to-page";

    private Links() {}

    /** @param words for the number of a page, from 1 on */
    static void describe(PDDocument document, IntFunction<String> words) throws IOException {
        for (PDPage page : document.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && destination(link) instanceof PDPageDestination to) {
                    link.setContents(words.apply(to.retrievePageNumber() + 1));
                }
            }
        }
    }

    private static PDDestination destination(PDAnnotationLink link) throws IOException {
        return link.getAction() instanceof PDActionGoTo action ? action.getDestination() : link.getDestination();
    }
}
