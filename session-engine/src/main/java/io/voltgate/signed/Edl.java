package io.voltgate.signed;

import io.voltgate.domain.Energy;
import io.voltgate.domain.SignedReading.Clock;
import io.voltgate.signed.SignedRecord.Claim;
import io.voltgate.signed.Sml.Element;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The signed reading of an EDL40 meter: an SML list whose fields the meter laid out in 320 bytes and signed with secp192r1 (FNN
 * Lastenheft EDL, "eHZ SML Kundenidentifikation", as the public transparency software verifies it). Stateless. Nothing is read from the
 * list but what those 320 bytes have, save the zone of the clock: they have the local time, and the list how far that is from UTC.
 */
final class Edl {
    private static final String CONTRACT = "8182815401FF";
    private static final String SECONDS = "810060080001";
    private static final String PAGE = "8180817101FF";
    /** Imported active energy: 1.8.0, or 1.17.0 where it is the signed register. */
    private static final List<String> REGISTERS = List.of("0100011100FF", "0100010800FF");

    private static final int GET_LIST_RESPONSE = 0x701;
    private static final int ENTRY_FIELDS = 7;
    private static final int WATT_HOURS = 30;
    private static final int SERVER_ID = 10;
    private static final int CONTRACT_ID = 128;
    private static final int LAYOUT = 320;
    private static final int SIGNATURE = 48;
    private static final int LOG_BOOK = 2;
    private static final long UNSET = 0xFFFFFFFFL;
    /** 2000-01-01: a clock before that counts from when the meter was switched on. */
    private static final long FIRST = 946_684_800;

    private Edl() {}

    static SignedRecord read(Octets file) {
        for (Element message : Sml.messages(file)) {
            Element.Sequence body = message.sequence().at(3).sequence();
            if (body.at(0).number().equals(BigInteger.valueOf(GET_LIST_RESPONSE))) {
                return list(body.at(1).sequence());
            }
        }
        throw new UnreadableRecordException("the SML file has no list of values");
    }

    private static SignedRecord list(Element.Sequence list) {
        Octets server = list.at(1).octets();
        List<Element.Sequence> entries =
                list.at(4).sequence().elements().stream().map(Element::sequence).toList();
        Octets seal = list.at(5).octets();
        if (server.length() != SERVER_ID || seal.length() != SIGNATURE + LOG_BOOK) {
            throw new UnreadableRecordException("the SML list is not signed as EDL40 is");
        }
        Element.Sequence register = REGISTERS.stream()
                .flatMap(name -> entry(entries, name).stream())
                .findFirst()
                .orElseThrow(() -> new UnreadableRecordException("the SML list has no register of imported energy"));
        Moment moment = Moment.of(register.at(2));
        Layout layout = new Layout()
                .add(server)
                .number(moment.local(), 4)
                .number(register.at(1).number(), 1)
                .number(seconds(entries), 4)
                .number(required(entries, PAGE).at(5).number(), 4)
                .add(register.at(0).octets())
                .number(register.at(3).number(), 1)
                .number(register.at(4).number(), 1)
                .number(register.at(5).number(), 8)
                .add(seal.from(SIGNATURE));
        Element.Sequence contract = required(entries, CONTRACT);
        layout.padded(contract.at(5).octets(), CONTRACT_ID)
                .number(Moment.of(contract.at(2)).local(), 4);
        return new SignedRecord(
                layout.whole(),
                seal.slice(0, SIGNATURE),
                "ECDSA-secp192r1-SHA256",
                SignatureMethod.EDL,
                server.hex(),
                List.of(claim(register, moment)));
    }

    private static Claim claim(Element.Sequence register, Moment moment) {
        BigInteger number = register.at(5).number();
        BigInteger scaler = register.at(4).number();
        boolean signed = register.at(3).number().equals(BigInteger.valueOf(WATT_HOURS))
                && number.bitLength() < Long.SIZE
                && scaler.bitLength() < Byte.SIZE;
        Energy energy = signed ? SignedRecord.energy(new BigDecimal(number), scaler.intValue()) : null;
        int group = register.at(0).octets().at(3);
        return new Claim(
                energy,
                energy == null ? "it has no number of Wh" : "",
                "1-0:1." + group + ".0",
                "",
                moment.epochMs(),
                Clock.UNKNOWN);
    }

    private static BigInteger seconds(List<Element.Sequence> entries) {
        Element.Sequence time =
                required(entries, SECONDS).at(5).sequence().at(1).sequence();
        return time.at(1).number();
    }

    private static Optional<Element.Sequence> entry(List<Element.Sequence> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.elements().size() == ENTRY_FIELDS)
                .filter(entry -> entry.at(0).octets().hex().equals(name))
                .findFirst();
    }

    private static Element.Sequence required(List<Element.Sequence> entries, String name) {
        return entry(entries, name)
                .orElseThrow(() -> new UnreadableRecordException("the SML list lacks an entry that EDL40 signs"));
    }

    /**
     * A time as the meter lays it out: seconds of the local clock.
     *
     * @param utc seconds since 1970
     * @param offset to the local clock, in seconds
     */
    private record Moment(BigInteger utc, BigInteger offset) {
        private static final BigInteger MINUTE = BigInteger.valueOf(60);
        /** 14 hours and one of summer. */
        private static final BigInteger FARTHEST = BigInteger.valueOf(900);

        /** A timestamp, or one with its offsets in minutes. */
        static Moment of(Element time) {
            Element told = time.sequence().at(1);
            if (told instanceof Element.Sequence local) {
                BigInteger minutes = local.at(1).number().add(local.at(2).number());
                if (minutes.abs().compareTo(FARTHEST) > 0) {
                    throw new UnreadableRecordException("the clock of the SML list is in no zone");
                }
                return new Moment(local.at(0).number(), minutes.multiply(MINUTE));
            }
            return new Moment(told.number(), BigInteger.ZERO);
        }

        BigInteger local() {
            return utc.add(offset);
        }

        long epochMs() {
            long seconds = utc.bitLength() > Integer.SIZE ? 0 : utc.longValue();
            return seconds < FIRST || seconds == UNSET ? 0 : seconds * 1_000;
        }
    }

    /** The bytes that are signed; numbers stand with their lowest byte first. */
    private static final class Layout {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Layout add(Octets octets) {
            bytes.writeBytes(octets.toBytes());
            return this;
        }

        Layout number(BigInteger value, int length) {
            for (int i = 0; i < length; i++) {
                bytes.write(value.shiftRight(Byte.SIZE * i).intValue() & 0xFF);
            }
            return this;
        }

        Layout padded(Octets octets, int length) {
            if (octets.length() > length) {
                throw new UnreadableRecordException("the contract id of the SML list is too long");
            }
            add(octets);
            bytes.writeBytes(new byte[length - octets.length()]);
            return this;
        }

        Octets whole() {
            bytes.writeBytes(new byte[LAYOUT - bytes.size()]);
            return Octets.of(bytes.toByteArray());
        }
    }
}
