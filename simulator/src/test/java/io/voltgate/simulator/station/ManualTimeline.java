package io.voltgate.simulator.station;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time moved by hand. Used by one test thread. Tasks due at the same moment run in the order they were given. */
public final class ManualTimeline implements Timeline {
    private record Task(long atMs, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atMs).thenComparingLong(Task::order));
    private long nowMs = 1_790_000_000_000L;
    private long order;
    private FileTransfers transfers = new PretendedTransfers(this);

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public Timer after(long delayMs, Runnable work) {
        Task task = new Task(nowMs + delayMs, order++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public void execute(Runnable work) {
        tasks.add(new Task(nowMs, order++, work));
    }

    @Override
    public FileTransfers transfers() {
        return transfers;
    }

    /** Lets files really come and go; whoever carries them tells outcomes on the test's thread. */
    void carriedBy(FileTransfers others) {
        transfers = others;
    }

    /** Lets this much time pass, and runs what falls due, also what that causes. */
    public void pass(long ms) {
        long end = nowMs + ms;
        while (!tasks.isEmpty() && tasks.peek().atMs() <= end) {
            Task task = tasks.remove();
            nowMs = Math.max(nowMs, task.atMs());
            task.work().run();
        }
        nowMs = end;
    }
}
