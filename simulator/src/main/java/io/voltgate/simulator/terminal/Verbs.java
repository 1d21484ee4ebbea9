package io.voltgate.simulator.terminal;

import io.voltgate.simulator.eye.Finding;
import io.voltgate.simulator.station.ByHand;
import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.StationView;
import io.voltgate.simulator.station.device.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of the prompt's words. Stateless. */
final class Verbs {
    private static final Pattern SPAN = Pattern.compile("([+-]?)(\\d{1,6})(ms|s|m|h|d)");
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    static final List<Verb> ALL = List.of(
            Verb.of("plug", "[CONNECTOR]", "puts the cable in", (desk, words) -> {
                desk.station().plug(connector(words, 0));
                return "";
            }),
            Verb.of(
                    "pnc",
                    "EMAID [CONNECTOR] [install]",
                    "puts the cable of a vehicle with a contract in (ISO 15118), or of one that asks for a contract"
                            + " first",
                    (desk, words) -> {
                        boolean installs = words.getLast().equals("install");
                        List<String> others = installs ? words.subList(0, words.size() - 1) : words;
                        desk.station().plugAndCharge(connector(others, 1), words.getFirst(), !installs);
                        return "";
                    }),
            Verb.of("swipe", "TOKEN [CONNECTOR]", "shows a token: it asks to charge, or ends it", (desk, words) -> {
                desk.station().swipe(connector(words, 1), words.getFirst());
                return "";
            }),
            Verb.of("unplug", "[CONNECTOR]", "pulls the cable, whatever runs", (desk, words) -> {
                desk.station().unplug(connector(words, 0));
                return "";
            }),
            Verb.of(
                            "fault",
                            "CODE [CONNECTOR]",
                            "breaks a connector, with an error code of OCPP 1.6",
                            (desk, words) -> {
                                desk.station().fault(connector(words, 1), words.getFirst());
                                return "";
                            })
                    .among(
                            "ConnectorLockFailure",
                            "EVCommunicationError",
                            "GroundFailure",
                            "HighTemperature",
                            "InternalError",
                            "OverCurrentFailure",
                            "OverVoltage",
                            "PowerMeterFailure",
                            "PowerSwitchFailure",
                            "ReaderFailure",
                            "UnderVoltage",
                            "WeakSignal",
                            "OtherError"),
            Verb.of("clear", "[CONNECTOR]", "mends it", (desk, words) -> {
                desk.station().clear(connector(words, 0));
                return "";
            }),
            Verb.of("cut", "", "cuts the line without a word", (desk, _) -> {
                desk.station().cut();
                return "";
            }),
            Verb.of("reconnect", "", "mends the line; the station dials", (desk, _) -> {
                desk.station().reconnect();
                return "";
            }),
            Verb.of("reboot", "", "switches the station off and on", (desk, _) -> {
                desk.station().reboot();
                return "";
            }),
            Verb.of("jump", "SPAN", "makes the station's clock wrong, such as +2h or -30m", (desk, words) -> {
                desk.station().jump(span(words.getFirst()));
                return "";
            }),
            Verb.of("call", "ACTION {JSON}", "says a call in its turn, and shows how it ended", Verbs::call)
                    .ofWhole(),
            Verb.of("raw", "FRAME", "sends a text as it is", (desk, words) -> {
                        desk.station().send(words.getFirst());
                        return "";
                    })
                    .ofWhole(),
            Verb.of("get", "VARIABLE", "shows a variable, by its key of 1.6 or as Component.Variable", Verbs::get),
            Verb.of("set", "VARIABLE VALUE", "sets it, as an order would", Verbs::set),
            Verb.of("status", "", "shows the station", Verbs::status),
            Verb.of("power", "", "shows what flows", Verbs::power),
            Verb.of("findings", "", "shows what the server did that no server should", Verbs::findings),
            Verb.of("frames", "off|on|short|full", "shows frames, or how much of them", Verbs::frames)
                    .among("off", "on", "short", "full"),
            Verb.of(
                    "watch",
                    "[SPAN]",
                    "waits, and shows whole frames meanwhile; 10s where nothing is said",
                    (desk, words) -> {
                        desk.frames().show(FrameView.Detail.FULL);
                        pause(words.isEmpty() ? Duration.ofSeconds(10) : span(words.getFirst()));
                        desk.frames().show(FrameView.Detail.SHORT);
                        return "";
                    }),
            Verb.of("wait", "SPAN", "waits", (_, words) -> {
                pause(span(words.getFirst()));
                return "";
            }),
            Verb.of("help", "", "shows this", (_, _) -> help()),
            Verb.of("quit", "", "ends it, as does the end of the input", (_, _) -> ""));

    private Verbs() {}

    static Optional<Verb> named(String name) {
        return ALL.stream().filter(verb -> verb.name().equals(name)).findFirst();
    }

    private static String help() {
        List<String> lines = new ArrayList<>();
        ALL.forEach(verb -> lines.add(String.format(Locale.ROOT, "%-27s %s", verb.usage(), verb.sentence())));
        return String.join("\n", lines);
    }

    private static int connector(List<String> words, int place) {
        if (words.size() <= place) {
            return 1;
        }
        try {
            return Integer.parseInt(words.get(place));
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("a connector is a number, not " + words.get(place));
        }
    }

    private static Duration span(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new IllegalArgumentException("a span is a number with ms, s, m, h or d, not " + text);
        }
        long number = Long.parseLong(span.group(2));
        Duration size = switch (span.group(3)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return span.group(1).equals("-") ? size.negated() : size;
    }

    private static void pause(Duration span) throws InterruptedException {
        if (span.isNegative() || span.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("one waits for 0s to " + LONGEST_WAIT.toMinutes() + "m");
        }
        TimeUnit.MILLISECONDS.sleep(span.toMillis());
    }

    private static String call(Desk desk, List<String> words) {
        return switch (desk.station().call(words.getFirst(), words.getLast())) {
            case ByHand.Outcome.Answered(var payload) -> payload.toString();
            case ByHand.Outcome.Refused(String code, String description) ->
                throw new IllegalStateException("the server refuses: " + code + " " + description);
            case ByHand.Outcome.Unanswered(String why) -> throw new IllegalStateException("no answer: " + why);
        };
    }

    private static String get(Desk desk, List<String> words) {
        return desk.station()
                .value(words.getFirst())
                .orElseThrow(() -> new IllegalArgumentException("there is no such variable to read"));
    }

    private static String set(Desk desk, List<String> words) {
        Settings.Outcome outcome = desk.station()
                .set(words.getFirst(), words.getLast())
                .orElseThrow(() -> new IllegalArgumentException("there is no variable " + words.getFirst()));
        return switch (outcome) {
            case ACCEPTED -> "";
            case REBOOT_REQUIRED -> "it holds from the next start on";
            case REJECTED -> throw new IllegalStateException("the station doesn't take that value");
        };
    }

    private static String status(Desk desk, List<String> words) {
        StationRecord record = desk.station().record();
        List<String> lines = new ArrayList<>();
        lines.add(record.identity() + ", " + record.version().subprotocol() + ", "
                + (record.connected() ? "connected" : "not connected " + record.trouble())
                + (record.booted() ? ", accepted" : ", not accepted") + ", " + record.queued()
                + " transaction messages wait");
        for (int i = 0; i < record.connectors().size(); i++) {
            lines.add("connector " + (i + 1) + ": "
                    + record.connectors().get(i).name().toLowerCase(Locale.ROOT));
        }
        record.sessions().stream()
                .filter(session -> session.begun() && session.stopReason() == null)
                .forEach(session -> lines.add("connector " + session.connector() + ": transaction "
                        + session.transactionId() + " of " + session.token() + ", " + session.deliveredWh() + " Wh"));
        return String.join("\n", lines);
    }

    private static String power(Desk desk, List<String> words) {
        List<String> lines = new ArrayList<>();
        for (StationView.ConnectorView each : desk.station().view().connectors()) {
            lines.add("connector " + each.number() + ": " + each.powerW() + " W, " + each.deliveredWh() + " Wh"
                    + (each.token().isEmpty() ? "" : ", SoC " + each.socPercent() + " %, " + each.token()));
        }
        return String.join("\n", lines);
    }

    private static String findings(Desk desk, List<String> words) {
        List<Finding> findings = desk.station().findings();
        return findings.isEmpty()
                ? "no rule was broken"
                : String.join("\n", findings.stream().map(Finding::toString).toList());
    }

    private static String frames(Desk desk, List<String> words) {
        desk.frames()
                .show(
                        switch (words.getFirst()) {
                            case "off" -> FrameView.Detail.OFF;
                            case "on", "short" -> FrameView.Detail.SHORT;
                            case "full" -> FrameView.Detail.FULL;
                            default -> throw new IllegalArgumentException("it is: frames off|on|short|full");
                        });
        return "";
    }
}
