package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM of this machine says of its heap when it is asked by jcmd. Stateless. Asking costs it a full collection. */
final class JvmInside {
    private static final Pattern USED = Pattern.compile("total [^\\n]*used (\\d+)K");

    private JvmInside() {}

    /** Has it collect all garbage. */
    static void collect(ProcessHandle jvm) throws IOException, InterruptedException {
        ask(jvm, "GC.run");
    }

    /** Heap in use, in KiB; what the classes take is apart. */
    static long heapKib(ProcessHandle jvm) throws IOException, InterruptedException {
        return heapKib(ask(jvm, "GC.heap_info"));
    }

    static long heapKib(String said) {
        long sum = 0;
        Matcher used = USED.matcher(said);
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    private static String ask(ProcessHandle jvm, String question) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, Long.toString(jvm.pid()), question)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return said;
    }
}
