package io.voltgate.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What stations say in one version of OCPP, made ahead as frames. Owned by the I/O thread of the fleet that says it. An answer other
 * than the good one is a failure.
 */
public final class Words {
    private static final byte[] ACCEPTED = ascii("\"Accepted\"");
    private static final byte[] TRANSACTION = ascii("\"transactionId\":");
    private static final Set<Step> VERDICTS = Set.of(Step.BOOT, Step.AUTHORIZE, Step.START);
    private static final int TEN = 10;

    private final String subprotocol;
    private final boolean serverNames;
    private final String prefix;
    private final Map<Step, Template> templates = new EnumMap<>(Step.class);

    private Words(String subprotocol, boolean serverNames, String prefix, Map<Step, String> texts) {
        this.subprotocol = subprotocol;
        this.serverNames = serverNames;
        this.prefix = prefix;
        texts.forEach((step, text) -> templates.put(step, Template.of(text)));
    }

    /**
     * The words of a version.
     *
     * @param version 1.6 or 2.0.1
     * @param prefix with which all stations' names begin; five digits follow
     */
    public static Words of(String version, String prefix) {
        return switch (version) {
            case "1.6" -> new Words("ocpp1.6", true, prefix, Texts16.of(prefix));
            case "2.0.1" -> new Words("ocpp2.0.1", false, prefix, Texts201.of(prefix));
            default -> throw new IllegalArgumentException("the version is 1.6 or 2.0.1, not " + version);
        };
    }

    /** One such call as a text, for those who need no frame; its slots have their least values. */
    public static String sample(String version, Step step) {
        String text = (version.equals("1.6") ? Texts16.of("LOAD-") : Texts201.of("LOAD-")).get(step);
        for (Slot slot : Slot.values()) {
            String least = slot == Slot.TIME ? "2026-03-01T12:00:00.000Z" : "1".repeat(slot == Slot.MESSAGE ? 10 : 1);
            text = String.valueOf(text).replace(slot.mark, least);
        }
        return String.valueOf(text);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    String subprotocol() {
        return subprotocol;
    }

    /** The name of the station with this number, from 0. */
    public String name(int station) {
        return prefix + "%05d".formatted(station);
    }

    Template template(Step step) {
        Template template = templates.get(step);
        if (template == null) {
            throw new IllegalStateException("no words for " + step);
        }
        return template;
    }

    /** Takes over the transaction id of an answer to a start, where the server makes it. */
    void name(Charge charge, ByteBuf text) {
        if (!serverNames) {
            return;
        }
        int at = find(text, TRANSACTION);
        if (at < 0) {
            return;
        }
        long given = 0;
        for (int i = at + TRANSACTION.length; i < text.writerIndex() && isDigit(text.getByte(i)); i++) {
            given = given * TEN + (text.getByte(i) - '0');
        }
        charge.named(given);
    }

    /** The transaction's id as rows have it. */
    String transaction(Charge charge, int station) {
        return serverNames ? Long.toString(charge.transaction()) : name(station) + "-%07d".formatted(charge.number());
    }

    /** Whether this call has readings of the meter as samples; in OCPP 1.6 start and stop have the register alone. */
    boolean measures(Step step) {
        return step == Step.METER || (!serverNames && (step == Step.START || step == Step.STOP));
    }

    /** Whether the answer lets the session go on; that it is an answer and to this call has been seen before. */
    boolean isGood(Step step, ByteBuf text) {
        return !VERDICTS.contains(step) || find(text, ACCEPTED) >= 0;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static int find(ByteBuf text, byte[] wanted) {
        int last = text.writerIndex() - wanted.length;
        for (int at = text.readerIndex(); at <= last; at++) {
            if (matches(text, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    static boolean matches(ByteBuf text, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (text.getByte(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
