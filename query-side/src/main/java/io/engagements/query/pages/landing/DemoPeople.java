package io.engagements.query.pages.landing;

import java.util.List;

/** Whom a visitor may come in as with one press, where such accounts are: on this machine alone. */
public interface DemoPeople {

    /** Empty where there are none. */
    List<Person> people();

    /** Where the form goes; its field {@code account} says as whom. */
    String entrance();

    /**
     * Words about the person are messages: {@code demo.<account>.name}, {@code .role}, and {@code .try}, what to look at.
     *
     * @param tone colour of the person's role, a class of the style sheet; may be empty
     */
    record Person(String account, String tone) {}
}
