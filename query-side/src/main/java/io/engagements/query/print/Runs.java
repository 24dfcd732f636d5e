package io.engagements.query.print;

import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a paragraph changes its direction (UAX #9). A stretch that runs from the right to the left is one run together
 * with the numbers and words within it that run the other way: only {@link Shaping} puts these in their places.
 */
final class Runs implements BidiSplitter {

    private final List<BidiTextRun> runs = new ArrayList<>();

    @Override
    public void setParagraph(String text, byte direction) {
        Bidi bidi = new Bidi();
        bidi.setPara(text, direction, null);
        runs.clear();
        for (int start = 0, end; start < text.length(); start = end) {
            boolean fromTheRight = isFromTheRight(bidi, start);
            for (end = start; end < text.length() && isFromTheRight(bidi, end) == fromTheRight; end++) {}
            runs.add(new BidiTextRun(start, end - start, fromTheRight ? RTL : LTR));
        }
    }

    private static boolean isFromTheRight(Bidi bidi, int place) {
        return bidi.getLevelAt(place) > 0;
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int number) {
        return runs.get(number);
    }

    @Override
    public byte getBaseDirection(String text) {
        return Bidi.getBaseDirection(text);
    }
}
