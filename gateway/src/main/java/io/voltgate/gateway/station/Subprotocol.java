package io.voltgate.gateway.station;

import io.voltgate.domain.Deviation;
import io.voltgate.ocpp.OcppVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The version that a connection speaks, with the word the station used for it, which is the word it expects back. A value. The
 * station's order of preference decides (OCPP-J, 3.1.2), unless a version was entered for it.
 *
 * @param word null where the station named none, so that it is named none
 */
record Subprotocol(OcppVersion version, @Nullable String word, Set<Deviation> deviations) {
    private static final String NAME = "ocpp";

    Subprotocol {
        deviations = Set.copyOf(deviations);
    }

    /** Where a station names none, and where it names more than one that we speak. */
    record Wanted(Optional<OcppVersion> entered, Optional<OcppVersion> otherwise) {}

    /** What is to be spoken; empty where nothing in common was offered. */
    static Optional<Subprotocol> choose(List<String> headers, Wanted wanted) {
        List<String> offers = offers(headers);
        Set<Deviation> flaws = EnumSet.noneOf(Deviation.class);
        List<String> words = offers.stream().filter(offer -> !offer.isEmpty()).toList();
        if (words.isEmpty()) {
            return wanted.entered()
                    .or(wanted::otherwise)
                    .map(version -> new Subprotocol(version, null, Set.of(Deviation.NO_SUBPROTOCOL)));
        }
        if (words.size() < offers.size()) {
            flaws.add(Deviation.SUBPROTOCOL_EMPTY_ELEMENT);
        }
        List<Subprotocol> spoken =
                words.stream().flatMap(word -> read(word, flaws).stream()).toList();
        return spoken.stream()
                .filter(each -> wanted.entered().equals(Optional.of(each.version())))
                .findFirst()
                .or(() -> spoken.stream().findFirst());
    }

    private static List<String> offers(List<String> headers) {
        List<String> offers = new ArrayList<>();
        for (String header : headers) {
            for (String offer : header.split(",", -1)) {
                offers.add(offer.strip());
            }
        }
        return offers;
    }

    private static Optional<Subprotocol> read(String word, Set<Deviation> flaws) {
        for (OcppVersion version : OcppVersion.values()) {
            if (word.equals(version.subprotocol())) {
                return Optional.of(new Subprotocol(version, word, flaws));
            }
        }
        for (OcppVersion version : OcppVersion.values()) {
            boolean letters = word.equalsIgnoreCase(version.subprotocol());
            if (letters || digits(word).equals(digits(version.subprotocol()))) {
                Set<Deviation> all = EnumSet.of(
                        letters ? Deviation.SUBPROTOCOL_CASE : Deviation.SUBPROTOCOL_ALIAS,
                        flaws.toArray(Deviation[]::new));
                return Optional.of(new Subprotocol(version, word, all));
            }
        }
        return Optional.empty();
    }

    /** The same for ocpp1.6, ocpp16 and ocpp1.6j; the word itself where it is none of OCPP. */
    private static String digits(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!lower.matches(NAME + "-?v?[0-9][0-9.]*(-?j(son)?)?")) {
            return word;
        }
        return lower.replaceAll("[^0-9]", "");
    }
}
