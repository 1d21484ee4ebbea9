package io.voltgate.persistence.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who waits for the directory to have what they wrote. Asked from any thread, answered by the {@link DirectoryListener}'s. A question is
 * answered by its own notification, which comes after those of what was written before it, or by a whole load that began after it.
 */
final class DirectoryQuestions {
    private static final int NOBODY = 0;

    private final Lock lock = new ReentrantLock();
    private final Condition answers = lock.newCondition();
    private int listening = NOBODY;
    private long asked;
    private long answered;

    /**
     * A question.
     *
     * @param listening the PostgreSQL process of who listens, which tells it from those of other gateways; 0 where nobody does
     * @param number counted from 1
     */
    record Ticket(int listening, long number) {
        private static final String ASKED = "asked ";

        /** Whether the question can be heard; if not, the whole load that comes first answers it. */
        boolean isHeard() {
            return listening != NOBODY;
        }

        /** What is notified. */
        String text() {
            return ASKED + listening + " " + number;
        }

        /** Whether a notification is a question, of this gateway or another. */
        static boolean isOne(String text) {
            return text.startsWith(ASKED);
        }
    }

    Ticket ask() {
        lock.lock();
        try {
            return new Ticket(listening, ++asked);
        } finally {
            lock.unlock();
        }
    }

    /** The number of a question of this gateway, 0 where it is another's. */
    long mine(String text) {
        String prefix = new Ticket(pid(), 0).text();
        String before = prefix.substring(0, prefix.length() - 1);
        String number = text.startsWith(before) ? text.substring(before.length()) : "";
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }

    private int pid() {
        lock.lock();
        try {
            return listening;
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAnswer(Ticket ticket, long timeoutMs) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        lock.lock();
        try {
            while (answered < ticket.number() && nanos > 0) {
                nanos = answers.awaitNanos(nanos);
            }
            return answered >= ticket.number();
        } finally {
            lock.unlock();
        }
    }

    /** Questions from now on are heard by this process. */
    void heardBy(int pid) {
        lock.lock();
        try {
            listening = pid;
        } finally {
            lock.unlock();
        }
    }

    void heardByNobody() {
        heardBy(NOBODY);
    }

    /** How many were asked so far. */
    long asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** Questions up to this one are answered. */
    void answer(long upTo) {
        lock.lock();
        try {
            answered = Math.max(answered, upTo);
            answers.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
