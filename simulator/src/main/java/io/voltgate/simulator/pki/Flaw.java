package io.voltgate.simulator.pki;

/** What is wrong with a certificate that the test authority issues. Values; {@link #NONE} is the right one. */
public enum Flaw {
    NONE("right", "is right"),
    EXPIRED("expired", "ended yesterday"),
    NOT_YET_VALID("not-yet-valid", "begins in a month"),
    REVOKED("revoked", "is on the revocation list, else right"),
    WRONG_NAME("wrong-name", "is of another host or station"),
    WRONG_ORGANISATION("wrong-organisation", "is of another operator (OCPP 2.0.1 Part 2, A00.FR.404)"),
    UNKNOWN_AUTHORITY("unknown-authority", "is signed by an authority of the same name and another key");

    private final String word;
    private final String meaning;

    Flaw(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** As in the names of files. */
    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }
}
