package io.voltgate.script;

/** A scenario that can't be understood. Immutable. The message names the line, counted from 1. */
public final class ScenarioException extends RuntimeException {
    private final int line;

    public ScenarioException(int line, String what) {
        super("line " + line + ": " + what, null, false, false);
        this.line = line;
    }

    public int line() {
        return line;
    }
}
