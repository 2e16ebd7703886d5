package org.headroom.ui.look;

/** Quotation marks as the rest of the window has them; commands keep theirs. */
public final class Quotes {

    private Quotes() {}

    public static String curly(String words) {
        return words.replaceAll("\"([^\"]*)\"", "“$1”");
    }
}
