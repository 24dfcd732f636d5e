package io.engagements.query.print;

import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;

/** Joins Arabic letters and turns what runs from the right to the left round, line by line. Letters of which no font has the joined form stay apart. */
final class Shaping implements BidiReorderer {

    private final ICUBidiReorderer icu = new ICUBidiReorderer();
    private final Typefaces typefaces;

    Shaping(Typefaces typefaces) {
        this.typefaces = typefaces;
    }

    @Override
    public String shapeText(String text) {
        String shaped = icu.shapeText(text);
        return shaped.codePoints().allMatch(typefaces::isPrinted) ? shaped : text;
    }

    @Override
    public String deshapeText(String text) {
        return icu.deshapeText(text);
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        return new Bidi(text, Bidi.RTL).writeReordered(Bidi.DO_MIRRORING | Bidi.REMOVE_BIDI_CONTROLS);
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
