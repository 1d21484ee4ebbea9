package io.voltgate.simulator.vendor;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.StationLink;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection on which a station shows the plate and the quirks of a profile. Used on the station's timeline. Answers pass as they come;
 * those to what the station itself never asked are kept from it.
 */
public final class QuirkyLink implements StationLink {
    private static final String EARLY_ID = "early-1";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StationLink link;
    private final VendorProfile profile;
    private final LongSupplier nowMs;
    private boolean early;

    private QuirkyLink(StationLink link, VendorProfile profile, LongSupplier nowMs) {
        this.link = link;
        this.profile = profile;
        this.nowMs = nowMs;
        this.early = profile.quirks().contains(Quirk.STATUS_BEFORE_BOOT);
    }

    /** Dials as a station of this profile, on whose clock it is so many milliseconds since 1970. */
    public static Dialer dialer(Dialer dialer, VendorProfile profile, LongSupplier nowMs) {
        return listener -> new QuirkyLink(dialer.dial(new Deaf(listener)), profile, nowMs);
    }

    /** Hands on all but the answer to the early message. */
    private record Deaf(Listener listener) implements Listener {
        @Override
        public void opened() {
            listener.opened();
        }

        @Override
        public void received(String text) {
            if (!text.matches("(?s)\\s*\\[\\s*[34]\\s*,\\s*\"" + EARLY_ID + "\".*")) {
                listener.received(text);
            }
        }

        @Override
        public void closed(String reason) {
            listener.closed(reason);
        }
    }

    @Override
    public void send(String text) {
        Frame frame;
        try {
            frame = FrameCodec.decode(OcppVersion.V21, text);
        } catch (OcppException oddAlready) {
            link.send(text);
            return;
        }
        if (frame instanceof Frame.Call call) {
            boolean boot = call.action().equals("BootNotification");
            if (boot && early) {
                early = false;
                link.send(FrameCodec.encode(new Frame.Call(EARLY_ID, "StatusNotification", earlyStatus())));
            }
            say(call.action(), boot ? plated(call) : text);
        } else {
            link.send(text);
        }
    }

    private void say(String action, String text) {
        List<String> texts = List.of(text);
        for (Quirk quirk : profile.quirks()) {
            texts = texts.stream()
                    .flatMap(each -> quirk.instead(action, each).stream())
                    .toList();
        }
        texts.forEach(link::send);
    }

    private String earlyStatus() {
        String now = Instant.ofEpochMilli(nowMs.getAsLong()).toString();
        ObjectNode status = JSON.createObjectNode().put("timestamp", now);
        if (profile.ocpp().equals("1.6")) {
            status.put("connectorId", 1).put("errorCode", "NoError").put("status", "Available");
        } else {
            status.put("connectorStatus", "Available").put("evseId", 1).put("connectorId", 1);
        }
        return status.toString();
    }

    private String plated(Frame.Call boot) {
        JsonNode payload = JSON.readTree(boot.payload());
        if (payload instanceof ObjectNode old && old.has("chargePointVendor")) {
            old.put("chargePointVendor", profile.vendor())
                    .put("chargePointModel", profile.model())
                    .put("firmwareVersion", profile.firmware());
        } else if (payload.path("chargingStation") instanceof ObjectNode station) {
            station.put("vendorName", profile.vendor())
                    .put("model", profile.model())
                    .put("firmwareVersion", profile.firmware());
        }
        return FrameCodec.encode(new Frame.Call(boot.id(), boot.action(), payload.toString()));
    }

    @Override
    public boolean ping(Runnable onPong) {
        return link.ping(onPong);
    }

    @Override
    public void close() {
        link.close();
    }

    @Override
    public void cut() {
        link.cut();
    }

    @Override
    public boolean hold(boolean on) {
        return link.hold(on);
    }
}
