package io.voltgate.simulator.tape;

/**
 * Where a server says something else than the recorded one. An immutable value.
 *
 * @param entry the place of the message in the recording, counted from 1
 * @param message what is answered or called, such as "answer to StartTransaction"
 * @param path JSON path within it; "$" where all of it differs
 */
public record Difference(int entry, String message, String path, String recorded, String actual) {
    @Override
    public String toString() {
        return "entry " + entry + ", " + message + ", " + path + ": recorded " + recorded + ", now " + actual;
    }
}
