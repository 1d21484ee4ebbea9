package io.voltgate.simulator.terminal;

import java.util.List;

/**
 * A word of the prompt: what may follow it, what it does. An immutable value.
 *
 * @param arguments as help shows them; those in brackets may be left out
 * @param choices what may be completed after it
 * @param whole whether all that follows is one argument
 */
record Verb(String name, String arguments, String sentence, List<String> choices, boolean whole, Deed deed) {
    /**
     * What is done; it gives what to print, empty for nothing. Bad arguments are an IllegalArgumentException, and what the station can't
     * do now is an IllegalStateException, each with a sentence.
     */
    @FunctionalInterface
    interface Deed {
        String done(Desk desk, List<String> words) throws InterruptedException;
    }

    static Verb of(String name, String arguments, String sentence, Deed deed) {
        return new Verb(name, arguments, sentence, List.of(), false, deed);
    }

    Verb among(String... words) {
        return new Verb(name, arguments, sentence, List.of(words), whole, deed);
    }

    Verb ofWhole() {
        return new Verb(name, arguments, sentence, choices, true, deed);
    }

    /** How many arguments it must have. */
    private long least() {
        return List.of(arguments.split(" ", -1)).stream()
                .filter(each -> !each.isEmpty() && !each.startsWith("["))
                .count();
    }

    private long most() {
        return arguments.isEmpty() ? 0 : arguments.split(" ", -1).length;
    }

    String usage() {
        return arguments.isEmpty() ? name : name + " " + arguments;
    }

    String take(Desk desk, List<String> words) throws InterruptedException {
        if (words.size() < least() || words.size() > most()) {
            throw new IllegalArgumentException("it is: " + usage());
        }
        return deed.done(desk, words);
    }
}
