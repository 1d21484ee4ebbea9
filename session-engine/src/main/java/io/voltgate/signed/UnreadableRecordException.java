package io.voltgate.signed;

/** Thrown inside the package where a record can't be read, with what is wrong with it. It never carries what the record says. */
final class UnreadableRecordException extends RuntimeException {
    UnreadableRecordException(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
