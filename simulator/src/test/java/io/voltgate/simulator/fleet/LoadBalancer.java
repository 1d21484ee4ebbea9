package io.voltgate.simulator.fleet;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.JavaWebSocketLink;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.FakeGateway;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server in memory that shares a limit among the stations of a site by what their meters say: who draws gets an equal part, as a charging
 * profile for the whole station. Used by one test thread. With a limit of 0 it only listens.
 */
final class LoadBalancer {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final long limitW;
    private final Map<String, Seat> seats = new TreeMap<>();
    private int transactions;
    private int boots;

    LoadBalancer(long limitW) {
        this.limitW = limitW;
    }

    StationLink.Dialer dialer(JavaWebSocketLink.Target target) {
        return listener -> {
            Seat seat = new Seat(target.subprotocol(), listener);
            seats.put(target.identity(), seat);
            listener.opened();
            return seat;
        };
    }

    int boots() {
        return boots;
    }

    /** One station, with what it drew when it last said so, and what it may draw. */
    private final class Seat implements StationLink {
        private final boolean is16;
        private final Listener station;
        private final Map<String, Long> watts = new TreeMap<>();
        private long mayW = Long.MAX_VALUE;
        private int calls;
        private boolean open = true;

        Seat(String subprotocol, Listener station) {
            this.is16 = subprotocol.equals("ocpp1.6");
            this.station = station;
        }

        @Override
        public void send(String text) {
            String content = text.replace("\0", "").strip();
            if (content.isEmpty() || !open) {
                return;
            }
            Frame frame;
            try {
                frame = FrameCodec.decode(OcppVersion.V21, content);
            } catch (OcppException damaged) {
                String id = damaged.messageId();
                tell(Frame.CallError.of(id == null ? "-1" : id, "FormatViolation", "it can't be read"));
                return;
            }
            if (frame instanceof Frame.Call(String id, String said, String payload)) {
                String action = said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
                String answer = action.equals("StartTransaction")
                        ? "{\"transactionId\":" + ++transactions + ",\"idTagInfo\":{\"status\":\"Accepted\"}}"
                        : FakeGateway.answerTo(action);
                tell(new Frame.CallResult(id, answer));
                heard(action, JSON.readTree(payload));
            }
        }

        private void tell(Frame frame) {
            station.received(FrameCodec.encode(frame));
        }

        private void heard(String action, JsonNode payload) {
            switch (action) {
                case "BootNotification" -> boots++;
                case "MeterValues" -> read(payload.path("connectorId").asString(""), payload);
                case "StopTransaction" -> watts.clear();
                case "TransactionEvent" -> {
                    String id = payload.path("transactionInfo")
                            .path("transactionId")
                            .stringValue();
                    if (payload.path("eventType").asString("").equals("Ended")) {
                        watts.remove(id);
                    } else {
                        read(id, payload);
                    }
                }
                default -> {
                    return;
                }
            }
            share();
        }

        private void read(String where, JsonNode payload) {
            for (JsonNode value : payload.path("meterValue")) {
                for (JsonNode sample : value.path("sampledValue")) {
                    boolean ofAll = sample.path("phase").isMissingNode();
                    if (ofAll && sample.path("measurand").asString("").equals("Power.Active.Import")) {
                        watts.put(
                                where,
                                Math.round(
                                        Double.parseDouble(sample.path("value").asString())));
                    }
                }
            }
        }

        private boolean draws() {
            return watts.values().stream().anyMatch(each -> each > 0);
        }

        private void limit(long partW) {
            if (partW == mayW || !open) {
                return;
            }
            mayW = partW;
            String schedule = String.format(
                    Locale.ROOT,
                    "{\"id\":1,\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":%d}]}",
                    partW);
            String profile = is16
                    ? "{\"connectorId\":0,\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLevel\":0,"
                          + "\"chargingProfilePurpose\":\"ChargePointMaxProfile\",\"chargingProfileKind\":\"Absolute\","
                          + "\"chargingSchedule\":" + schedule.replace("\"id\":1,", "") + "}}"
                    : "{\"evseId\":0,\"chargingProfile\":{\"id\":1,\"stackLevel\":0,"
                          + "\"chargingProfilePurpose\":\"ChargingStationMaxProfile\",\"chargingProfileKind\":\"Absolute\","
                          + "\"chargingSchedule\":["
                            + schedule.replace("\"id\":1,", "\"id\":1,\"startSchedule\":\"2026-01-01T00:00:00Z\",")
                            + "]}}";
            tell(new Frame.Call("limit-" + ++calls, "SetChargingProfile", profile));
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                station.closed("closed");
            }
        }
    }

    private void share() {
        if (limitW == 0) {
            return;
        }
        long drawing = seats.values().stream().filter(Seat::draws).count();
        seats.values().forEach(seat -> seat.limit(limitW / Math.max(1, drawing + 1)));
    }
}
