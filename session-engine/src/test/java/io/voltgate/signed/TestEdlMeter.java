package io.voltgate.signed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An EDL40 meter: lays a reading out, signs that, and writes it all as an SML file. A value.
 *
 * @param utc of the reading, seconds since 1970
 * @param minutes that the local clock is before UTC
 * @param number of units of 10^scaler Wh
 */
record TestEdlMeter(long utc, int minutes, long number, int scaler) {
    static final TestMeter KEY = TestMeter.of(Curve.SECP192R1);
    static final String SERVER = "0901454D480000112233";
    private static final String CONTRACT = Octets.utf8("contract-4711").hex();
    private static final int SECONDS = 340_285;
    private static final int PAGE = 65;
    private static final String LOG_BOOK = "000A";

    private Octets layout() {
        ByteBuffer bytes = ByteBuffer.allocate(320).order(ByteOrder.LITTLE_ENDIAN);
        put(bytes, SERVER);
        bytes.putInt(local()).put((byte) 8).putInt(SECONDS).putInt(PAGE);
        put(bytes, "0100011100FF");
        bytes.put((byte) 30).put((byte) scaler).putLong(number);
        put(bytes, LOG_BOOK);
        put(bytes, CONTRACT);
        bytes.position(41 + 128).putInt(local());
        return Octets.of(bytes.array());
    }

    private int local() {
        return (int) (utc + 60L * minutes);
    }

    private static void put(ByteBuffer bytes, String hex) {
        bytes.put(Octets.ofHex(hex).orElseThrow().toBytes());
    }

    /** The messages of the file in hexadecimal digits, without their transport. */
    String messages() {
        String time = "726203" + "7365%08X53%04X530000".formatted(utc, minutes);
        String page = "77078180817101FF01010101" + "65%08X01".formatted(PAGE);
        String contract = "77078182815401FF01" + time + "0101" + "0E" + CONTRACT + "01";
        String register = "77070100011100FF6208" + time + "621E" + "52%02X59%016X01".formatted(scaler & 0xFF, number);
        String seconds = "7707810060080001010101017262017262" + "0165%08X01".formatted(SECONDS);
        String list = "77010B" + SERVER + "01" + "72620165%08X".formatted(SECONDS) + "74" + page + contract + register
                + seconds + "8304" + KEY.plain(layout()) + LOG_BOOK + "01";
        return message("0101", "7601054562656505000000010B" + SERVER + "0101")
                + message("0701", list)
                + message("0201", "7101");
    }

    private static String message(String tag, String body) {
        return "76059DC9FD6C62006200" + "7263" + tag + body + "63EC1D" + "00";
    }

    /** The file in hexadecimal digits, in its transport. */
    String file() {
        StringBuilder file = new StringBuilder("1B1B1B1B01010101");
        String content = messages();
        for (int i = 0; i < content.length(); i += 2) {
            boolean escape = content.startsWith("1B1B1B1B", i);
            file.append(escape ? "1B1B1B1B1B1B1B1B" : content.substring(i, i + 2));
            i += escape ? 6 : 0;
        }
        return file + "1B1B1B1B1A00990F";
    }
}
